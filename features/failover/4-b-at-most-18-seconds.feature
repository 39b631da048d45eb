Feature: 4b. "At most 18 seconds"
  The guide says: wait for at most 18 seconds, ZooKeeper's default timeout, and there will be a new leader.

  Eighteen seconds is the broker's session timeout (`zookeeper.session.timeout.ms`), not the time until a new leader is
  seen. The session begins at the broker's last sign of life, up to 6 seconds before the kill; it ends at the next tick
  of the ensemble, up to 2 seconds late; then the controller elects, which takes well under a second, or up to 2 on a
  busy machine. Seen from the kill that makes 12 to 22 seconds.

  To be able to promise 18 seconds, the session must be shorter: with 14 seconds, the latest moment is
  14 + 2 + 2 = 18 seconds after the kill. That is what this lab's Compose file sets.

  @A4.3 @corrects-the-guide @points:15
  Scenario: With the default session of 18 seconds, it takes 12 to 22 seconds
    Given the cluster of compose/zookeeper-ensemble.yml with:
      | ZOOKEEPER_SESSION_TIMEOUT_MS | 18000 |
    And a topic testTopic with replication factor 3
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 22 seconds, but not before 12 seconds
    And this corrects the guide:
      | said  | Wait for at most 18 seconds, ZooKeeper's default timeout, until a new leader is there.  |
      | holds | With a session of 18 seconds, a new leader is there 12 to 22 seconds after the kill.    |
      | why   | The session counts from the last sign of life, and it ends at the ensemble's next tick. |

  @A4.3 @points:10
  Scenario: With a session of 14 seconds, 18 seconds holds
    Given the cluster of compose/zookeeper-ensemble.yml with:
      | ZOOKEEPER_SESSION_TIMEOUT_MS | 14000 |
    And a topic with replication factor 3
    When the leader broker is killed
    Then a new leader is elected within 18 seconds
