Feature: 2. The leader is killed, stopped, paused
  Nothing of how a leader is replaced has changed with ZooKeeper's going: the controller takes the first live in-sync
  replica of the assignment. What has changed is who finds out that a broker is gone. A broker used to have a session
  with ZooKeeper, of 18 seconds by default (14 in our failover lab). Now it sends the active controller a *heartbeat*
  every 2 seconds, and is *fenced* once none has come for 9 seconds (`broker.session.timeout.ms`): a new leader is
  there 7 to 12 seconds after a kill.

  A broker that is *paused* cannot be told from a dead one, and costs as much. But it comes back as it was, and catches
  up at once. A broker that is *stopped* tells the controller first, which gives its partitions to others before it
  exits: no timeout is part of that, in either world.

  A broker that returns leads nothing by itself here: our Compose files turn `auto.leader.rebalance.enable` off. With
  Kafka's default the controller would give it its partitions back within 5 minutes.

  By hand: `docker compose -f compose/kraft.yml kill kafka1`, the same with `stop` and with `pause`, and each time
  `kcat -L -b localhost:31092`, or 31093, until the leader is another.

  @F2 @points:20
  Scenario: Three ways to lose a leader, with ZooKeeper and without
    Given the cluster of compose/zookeeper-ensemble.yml
    And a topic testTopic with replication factor 3
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 18 seconds
    When the killed broker is started again
    Then the ISR of testTopic is all brokers within 60 seconds
    When the leader of testTopic is stopped
    Then a new leader of testTopic is elected within 5 seconds
    When the stopped broker is started again
    Then the ISR of testTopic is all brokers within 60 seconds
    When the leader of testTopic is paused
    Then a new leader of testTopic is elected within 18 seconds
    Given the cluster of compose/kraft.yml
    And a topic testTopic with replication factor 3
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 13 seconds
    When the killed broker is started again
    Then the ISR of testTopic is all brokers within 60 seconds
    When the leader of testTopic is stopped
    Then a new leader of testTopic is elected within 5 seconds
    When the stopped broker is started again
    Then the ISR of testTopic is all brokers within 60 seconds
    When the leader of testTopic is paused
    Then a new leader of testTopic is elected within 13 seconds
    And the measured values stand side by side
    And a stop costs less time than a kill
    And a stop costs less time than a pause

  @F2 @own-cluster @after:F1 @points:10
  Scenario: A broker that was paused comes back as it was
    Given the cluster of compose/kraft.yml
    And the cluster has 3 brokers and a quorum of 3 dedicated controllers
    And a topic testTopic with replication factor 3
    And messages are being published to testTopic
    When the leader of testTopic is paused
    Then a new leader of testTopic is elected within 13 seconds
    And publishing to testTopic goes on
    When the paused broker is resumed
    Then the ISR of testTopic is all brokers within 30 seconds
    And the leader of testTopic has not changed
    And no acknowledged message of testTopic is lost
    And no message of testTopic is duplicated or out of order
