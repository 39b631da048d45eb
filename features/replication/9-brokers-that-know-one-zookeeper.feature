Feature: 9. Brokers that know only one ZooKeeper
  `zookeeper.connect` is the list of servers that a broker may talk to. A broker that is told of one server uses that
  one, and when it dies it has no other to turn to: nothing in ZooKeeper's protocol tells a client of the rest of the
  ensemble.

  So the ensemble does what it was built for, and the brokers gain nothing by it. The two surviving servers elect a
  leader, hear nothing from any broker, and expire all their sessions: in their eyes there is no Kafka any longer. The
  brokers go on serving, since messages never pass through ZooKeeper. But no topic can be created and no leader
  replaced.

  By hand: `docker compose -f compose/faulty/first-zookeeper-only.yml kill zookeeper-1`, then
  `kafka-topics --bootstrap-server localhost:29292 --create --topic another`.

  @D9 @points:20 @corrects-the-guide
  Scenario: The only ZooKeeper they know is killed, and two others do not help
    Given the cluster of compose/faulty/first-zookeeper-only.yml
    And a topic myorders with replication factor 3
    And messages are being published to myorders
    When ZooKeeper 1 is killed
    Then the ensemble has one leader and 1 follower within 15 seconds
    And the log of the ZooKeeper leader says "Expiring session" within 35 seconds
    And publishing to myorders goes on
    But a topic another cannot be created
    When the leader of myorders is killed
    Then no new leader of myorders is elected for 25 seconds
    And this corrects the guide:
      | said  | Three ZooKeepers are behind the brokers, which are given the address of the first.       |
      | holds | With the first one dead and two alive, no topic could be created and no leader elected.  |
      | why   | A broker uses the servers that zookeeper.connect names, and no others. Name all of them. |

  @D9 @points:15
  Scenario: It heals when that ZooKeeper returns
    Given the cluster of compose/faulty/first-zookeeper-only.yml
    And a topic myorders with replication factor 3
    And messages are being published to myorders
    When ZooKeeper 1 is killed
    Then the log of the ZooKeeper leader says "Expiring session" within 35 seconds
    When the leader of myorders is killed
    And ZooKeeper 1 is started again
    Then the ensemble has one leader and 2 followers within 30 seconds
    And a new leader of myorders is elected within 45 seconds
    And publishing to myorders goes on
    And no acknowledged message of myorders is lost

  @D9 @points:10
  Scenario: Brokers that name all three do not mind
    Given the cluster of compose/rest-proxy.yml
    When ZooKeeper 1 is killed
    Then the ensemble has one leader and 1 follower within 15 seconds
    And a topic another can be created
