Feature: 5. The leader fails
  When a leader fails, one of the in-sync replicas takes over: the first in the order of the assignment that is alive. A
  replica that is not in sync is passed over, since it would lack messages that were promised to be kept.

  By hand: `kafka-topics --bootstrap-server localhost:19093 --describe --topic orders`, then
  `docker compose -f compose/single-zookeeper.yml kill broker-1`, and describe it again.

  Background:
    Given the cluster of compose/single-zookeeper.yml

  @C5 @points:10
  Scenario: An in-sync follower leads, and has every message
    Given a topic orders with:
      | replicas | 1,2,3 |
    And messages are being published to orders
    When the leader of orders is killed
    Then a new leader of orders is elected within 18 seconds
    And the new leader of orders is the next live in-sync replica in assignment order
    And publishing to orders goes on
    And no acknowledged message of orders is lost

  @C5 @points:15
  Scenario: A replica that is not in sync is passed over
    Given a topic orders with:
      | replicas | 1,2,3 |
    When broker 2 is stopped
    Then broker 2 is not in the ISR of orders
    When the leader of orders is killed
    Then a new leader of orders is elected within 18 seconds
    And the partitions of orders are:
      | leader | ISR |
      | 3      | 3   |
