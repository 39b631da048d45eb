Feature: 3. Groups: how far, from where, and who
  A group's *lag* in a partition is the number of messages behind its committed offset, up to the partition's end: what
  it has yet to deal with. It is the first number to look at when a consumer is slow, since it needs nothing of the
  consumer: Kafka knows the end, and the group's coordinator the commit. What a consumer has read and not committed
  counts as lag as well.

  By hand: `kafka-consumer-groups --bootstrap-server localhost:31192 --describe --group billing`, whose column `LAG` is
  the difference of the two before it.

  Background:
    Given the cluster of compose/kraft-combined.yml

  @G3 @points:5
  Scenario: The lag is what a group has not committed
    Given a topic orders with replication factor 3
    And 8 messages without a key are published to orders
    When a consumer of group billing reads 3 messages of orders and commits
    Then the lag of group billing on orders is 5
    When a consumer of group billing reads 2 messages of orders without committing
    Then the lag of group billing on orders is 5

  @G3 @points:5
  Scenario: Each partition has a lag of its own
    Given a topic orders with 2 partitions and replication factor 3
    And these messages are published to orders:
      | key  | value |
      | anna | tea   |
      | anna | milk  |
      | anna | salt  |
    When 1 consumer of group billing reads orders
    Then the lag of group billing on orders is:
      | partition | lag |
      | 0         | 0   |
      | 1         | 0   |
    When a consumer of group billing is closed
    And these messages are published to orders:
      | key  | value  |
      | anna | honey  |
      | anna | pepper |
    Then the lag of group billing on orders is:
      | partition | lag |
      | 0         | 0   |
      | 1         | 2   |
