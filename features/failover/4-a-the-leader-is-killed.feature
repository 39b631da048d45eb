@own-cluster
Feature: 4a. The leader is killed
  A broker that is killed cannot say goodbye. Its connection to ZooKeeper breaks, but a broken connection may be the
  network's fault: ZooKeeper waits for a whole *session timeout* before it gives the broker up. Only then the controller
  learns of it and makes the next live in-sync replica the leader. Nobody votes on it, and neither ZooKeeper nor the
  other brokers choose: the controller does, in the order of the assignment.

  How long that takes is arithmetic. The session is counted from the last sign of life, which may be a third of a
  session before the kill; and ZooKeeper looks for expired sessions once a tick, so it can be a tick late.

  By hand: find the leader with `kcat -L -b localhost:32001`, then
  `docker compose -f compose/zookeeper-ensemble.yml kill kafka1`, and look again.

  Background:
    Given the cluster of compose/zookeeper-ensemble.yml
    And the cluster has 3 brokers and an ensemble of 3 ZooKeepers

  @A4.1 @after:A2 @points:10
  Scenario: The next in-sync replica takes over
    Given a topic testTopic with replication factor 3
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 18 seconds
    And the new leader of testTopic is the next live in-sync replica in assignment order
    And the killed broker is not in the ISR of testTopic
    And no broker lists the killed broker
    And the log of the ZooKeeper leader says "Expiring session" within 20 seconds

  @A4.2 @after:A2 @points:10
  Scenario: The leader is also the controller
    Given a topic testTopic with replication factor 3, led by the controller
    When the leader of testTopic is killed
    Then another broker becomes the controller within 18 seconds
    And a new leader of testTopic is elected within 18 seconds
    And every broker names the same controller

  @A4.2 @after:A2 @points:10
  Scenario: The leader is not the controller
    Given a topic testTopic with replication factor 3, led by a broker other than the controller
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 18 seconds
    And the controller has not changed

  @A4.4 @after:A2 @points:15
  Scenario: The topic stays in service
    Given a topic testTopic with replication factor 3
    And messages are being published to testTopic
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 18 seconds
    And publishing to testTopic goes on
    And no acknowledged message of testTopic is lost
    And no message of testTopic is duplicated or out of order

  @A4.4 @after:A2 @points:10
  Scenario: Publishing and reading through another broker
    Given a topic testTopic with replication factor 3
    And these messages are published to testTopic:
      | before the kill |
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 18 seconds
    When these messages are published to testTopic through another broker:
      | 42        |
      | test test |
    Then these messages are read from testTopic through another broker in order:
      | before the kill |
      | 42              |
      | test test       |

  @A4.5 @after:A2 @points:15
  Scenario: The killed broker comes back
    Given a topic testTopic with replication factor 3
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 18 seconds
    When these messages are published to testTopic:
      | while the broker was away |
    And the killed broker is started again
    Then the ISR of testTopic is all brokers within 60 seconds
    And every broker lists all brokers
    And the leader of testTopic has not changed
    When the preferred leader of testTopic is elected
    Then the preferred leader of testTopic leads
    And these messages are read from testTopic in order:
      | while the broker was away |
