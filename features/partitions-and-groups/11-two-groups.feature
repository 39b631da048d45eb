Feature: 11. Two groups
  A message is not used up by reading. It stays in its partition, and each group has its own place there: the offset
  that it has committed, kept by its coordinator in the internal topic `__consumer_offsets`.

  So several programs can each read everything, at their own pace, if each has a `group.id` of its own: billing and
  shipping both get every order, and neither knows of the other.

  By hand: `kafka-consumer-groups --bootstrap-server localhost:19092 --describe --all-groups` shows where each group is.

  Background:
    Given the cluster of compose/single-zookeeper.yml

  @C11 @points:10
  Scenario: Each group gets every message
    Given a topic orders with 2 partitions and replication factor 3
    And 40 messages with 8 different keys are published to orders
    When 2 consumers of group billing read orders
    And 1 consumer of group shipping reads orders
    Then group billing has read every message of orders, each once
    And group shipping has read every message of orders, each once

  @C11 @points:5
  Scenario: Each group has its own place
    Given a topic orders with replication factor 3
    And 10 messages without a key are published to orders
    When a consumer of group billing reads 3 messages of orders and commits
    And a consumer of group shipping reads 7 messages of orders and commits
    Then group billing has committed offset 3 of orders
    And group shipping has committed offset 7 of orders
