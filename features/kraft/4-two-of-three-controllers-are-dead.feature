@own-cluster
Feature: 4. Two of three controllers are dead
  A quorum counts its majority over all of its voters, dead ones too: of three, two must be there. When the second
  controller dies, the last one may not decide anything by itself, however well it is. If it was the active one it
  resigns.

  The brokers go on with what was decided before: leaders lead, followers fetch, clients publish and read. But nothing
  new comes about: no topic is created, no dead leader replaced. That is exactly what losing two of three ZooKeepers
  does (failover, stage 5), and it heals in the same way: as soon as one controller is back, there is a majority again,
  and all that has waited is decided.

  By hand: `docker compose -f compose/kraft.yml kill controller1 controller2`, then try
  `/opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka1:9092 --create --topic anotherTopic` in a broker's container.

  Background:
    Given the cluster of compose/kraft.yml
    And the cluster has 3 brokers and a quorum of 3 dedicated controllers
    And a topic testTopic with replication factor 3

  @F4 @after:F1 @points:15
  Scenario: Without a majority nothing new can be decided
    Given messages are being published to testTopic
    And messages of testTopic are being read
    When the active controller is killed
    Then another controller becomes active within 15 seconds
    When the active controller is killed
    Then no controller is active within 10 seconds
    And publishing to testTopic goes on
    And reading from testTopic goes on
    And the leader of testTopic has not changed
    But a topic anotherTopic cannot be created
    When the leader of testTopic is killed
    Then no new leader of testTopic is elected for 25 seconds
    When the killed controllers are started again
    Then another controller becomes active within 45 seconds
    And a new leader of testTopic is elected within 60 seconds
    And every voter follows the active controller within 60 seconds
    And publishing to testTopic goes on
    And no acknowledged message of testTopic is lost

  @F4 @after:F1 @points:10
  Scenario: The active controller is left alone and resigns
    Given messages are being published to testTopic
    When a standby controller is killed
    And a standby controller is killed
    Then no controller is active within 10 seconds
    And publishing to testTopic goes on
    When the killed controller is started again
    Then another controller becomes active within 45 seconds
    And no acknowledged message of testTopic is lost
