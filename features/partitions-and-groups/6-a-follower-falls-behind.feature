Feature: 6. A follower falls behind
  A follower is in sync as long as it has been caught up within `replica.lag.time.max.ms`. The leader looks at that
  every half of this time, so a follower that falls silent leaves the ISR after one to one and a half times the setting.
  The guide gives 10 seconds; it has been 30 since Kafka 2.5, and so it takes 30 to 45. That needs messages to arrive: a
  follower that has everything there is, is not behind, however silent it may be.

  But a broker that is silent towards the leader may be silent towards ZooKeeper too. Then its session ends, and the
  controller takes it out of every ISR at once. Whichever comes first decides: with this lab's session of 14 seconds,
  the session does.

  The guide also says that followers fetch every 500 ms. That figure, `replica.fetch.wait.max.ms`, is the longest that a
  fetch waits when there is nothing to fetch; data is answered at once. To tell the two apart on any machine, the last
  scenario makes it 5 seconds: if the guide were right, an acknowledgement by all replicas would take that long.

  By hand: `docker compose -f compose/single-zookeeper.yml pause broker-3`, and
  `kafka-topics --bootstrap-server localhost:19092 --describe --topic orders` until broker 3 is gone from the ISR.

  @C6 @points:5
  Scenario: The brokers' own defaults
    Given the cluster of compose/single-zookeeper.yml
    Then every broker has the setting replica.lag.time.max.ms 30000
    And every broker has the setting replica.fetch.wait.max.ms 500

  @C6 @points:10
  Scenario: With a short session, the session ends first
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with replication factor 3, led by the controller
    When a follower of orders is paused
    Then the paused broker leaves the ISR of orders within 18 seconds, but not before 9 seconds

  @C6 @points:20 @corrects-the-guide
  Scenario: With a long session, the lag decides
    Given the cluster of compose/single-zookeeper.yml with:
      | ZOOKEEPER_SESSION_TIMEOUT_MS | 90000 |
      | ZOOKEEPER_TICK_TIME_MS       | 6000  |
      | REPLICA_LAG_TIME_MAX_MS      | 4000  |
    And a topic orders with replication factor 3, led by the controller
    And producers with:
      | acks | 1 |
    And messages are being published to orders
    When a follower of orders is paused
    Then the paused broker leaves the ISR of orders within 8 seconds, but not before 3 seconds
    Given the cluster of compose/single-zookeeper.yml with:
      | ZOOKEEPER_SESSION_TIMEOUT_MS | 90000 |
      | ZOOKEEPER_TICK_TIME_MS       | 6000  |
    And a topic orders with replication factor 3, led by the controller
    And producers with:
      | acks | 1 |
    And messages are being published to orders
    When a follower of orders is paused
    Then the paused broker leaves the ISR of orders within 47 seconds, but not before 29 seconds
    And the measured values stand side by side
    And this corrects the guide:
      | said  | A follower that lags for replica.lag.time.max.ms, 10 seconds by default, leaves the ISR.             |
      | holds | The default is 30 seconds, and a silent follower leaves 30 to 45 seconds after, or with its session. |
      | why   | 30 seconds since Kafka 2.5 (KIP-537), and the leader looks only every half of that.                  |

  @C6 @points:10 @corrects-the-guide
  Scenario: A fetch does not wait when there is something to fetch
    Given the cluster of compose/single-zookeeper.yml with:
      | REPLICA_FETCH_WAIT_MAX_MS | 5000 |
    And a topic orders with:
      | replication factor  | 3 |
      | min.insync.replicas | 3 |
    And messages are being published to orders
    Then half of the messages of orders are acknowledged within 1 second
    And this corrects the guide:
      | said  | Followers fetch from the leader every 500 ms.                                                 |
      | holds | With 5 s in place of 500 ms, a message is on all three replicas within a second all the same. |
      | why   | replica.fetch.wait.max.ms is the longest that a fetch waits for data that is not there.       |
