Feature: 10. A group shares the partitions
  Consumers with the same `group.id` are a *group*. They divide a topic's partitions among them: each partition is read
  by exactly one of them, so each message is read by one consumer of the group, and the order within a partition is
  kept.

  A broker, the group's *coordinator*, keeps the list of members. Whenever one joins or leaves, the partitions are
  shared out anew: a *rebalance*. With two partitions, a second consumer takes over one of them. A third gets none,
  since a partition is never divided: it is idle, and stands by for the others.

  By hand: start `kafka-console-consumer --bootstrap-server localhost:19092 --group billing --topic orders` in three
  terminals, one after another, and each time look at
  `kafka-consumer-groups --bootstrap-server localhost:19092 --describe --group billing`.

  Background:
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with 2 partitions and replication factor 3

  @C10 @points:10
  Scenario: One consumer, then two, then three
    When 1 consumer of group billing reads orders
    Then group billing has 1 member, of which 0 are idle
    And every partition of orders is read by exactly one member of group billing
    When 1 more consumer of group billing reads orders
    Then group billing has 2 members, of which 0 are idle
    And every partition of orders is read by exactly one member of group billing
    When 1 more consumer of group billing reads orders
    Then group billing has 3 members, of which 1 is idle
    And every partition of orders is read by exactly one member of group billing
    And this confirms the guide:
      | said  | Two partitions: one consumer reads both, two read one each, and any more are idle.                 |
      | holds | One member had both partitions, two had one each, and of three one had none.                       |
      | why   | A rebalance gives each partition to one member. It never divides a partition, nor leaves one over. |

  @C10 @points:10
  Scenario: Each message is read by one consumer of the group
    When 2 consumers of group billing read orders
    And 40 messages with 8 different keys are published to orders
    Then group billing has read every message of orders, each once
    And every partition of orders is read by exactly one member of group billing

  @C10 @points:10
  Scenario: The idle consumer stands by
    Given 3 consumers of group billing read orders
    And group billing has 3 members, of which 1 is idle
    When a consumer of group billing is closed
    Then group billing is rebalanced within 5 seconds
    And group billing has 2 members, of which 0 are idle
    And every partition of orders is read by exactly one member of group billing
