Feature: 3a. Groups: how far, from where, and who
  A group's *lag* in a partition is the number of messages behind its committed offset, up to the partition's end: what
  it has yet to deal with. It is the first number to look at when a consumer is slow, since it needs nothing of the
  consumer: Kafka knows the end, and the group's coordinator the commit. What a consumer has read and not committed
  counts as lag as well.

  A group that has committed nothing begins where `auto.offset.reset` says: with the next message that comes (`latest`,
  the default), with the first that is there (`earliest`), or, with `none`, not at all. Where there is a committed
  offset, the setting says nothing: so it is no way to read a topic again.

  A member is *dynamic* unless it has a `group.instance.id`. A *static* one that ends does not say goodbye, and whoever
  comes back with its id within the session gets its partitions without a rebalance: a restart does not disturb the
  others. The id is for one consumer at a time. A second one with it gets the place, and the first is *fenced*: it ends
  with an error, so that there are never two.

  When to commit is the program's choice. After it has dealt with a message, the message is dealt with again if the
  consumer dies in between: *at least once*. Before, it is left out: *at most once*.

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

  @G3 @points:5
  Scenario: With earliest, a new group begins with the first message that is there
    Given a topic orders with replication factor 3
    And 3 messages without a key are published to orders
    And consumers with:
      | auto.offset.reset | earliest |
    When 1 consumer of group billing reads orders
    Then group billing has read every message of orders, each once

  @G3 @points:5
  Scenario: With latest, a new group begins with the next message that comes
    Given a topic orders with replication factor 3
    And 3 messages without a key are published to orders
    And consumers with:
      | auto.offset.reset | latest |
    When 1 consumer of group billing reads orders
    Then no consumer of group billing reads a message of orders for 2 seconds
    When 2 messages without a key are published to orders
    Then group billing has committed offset 5 of orders
    And the lag of group billing on orders is 0

  @G3 @points:10
  Scenario: With none, a new group does not begin
    Given a topic orders with replication factor 3
    And 3 messages without a key are published to orders
    And consumers with:
      | auto.offset.reset | none |
    When 1 consumer of group billing tries to read orders
    Then a consumer of group billing ends with an error that says "NoOffsetForPartitionException"
    When group billing is reset to offset 1 of orders
    And 1 consumer of group billing reads orders
    Then the lag of group billing on orders is 0

  @G3 @points:10
  Scenario: A static member that is away for less than its session leaves no rebalance
    Given a topic orders with 2 partitions and replication factor 3
    And consumers with:
      | group.instance.id     | till-1 |
      | heartbeat.interval.ms | 500    |
    When 1 consumer of group billing reads orders
    Given consumers with:
      | group.instance.id     | till-2 |
      | heartbeat.interval.ms | 500    |
    When 1 more consumer of group billing reads orders
    Then group billing has 2 members, of which 0 are idle
    When a consumer of group billing is killed
    Then the killed consumer of group billing is still a member
    When the killed consumer of group billing is started again
    Then group billing has not been rebalanced since
    And group billing has 2 members, of which 0 are idle

  @G3 @points:10
  Scenario: Two consumers with one instance id: the first is fenced
    Given a topic orders with 2 partitions and replication factor 3
    And consumers with:
      | group.instance.id | till-1 |
    When 1 consumer of group billing reads orders
    And 1 more consumer of group billing tries to read orders
    Then a consumer of group billing ends with an error that says "FencedInstanceIdException"
    And group billing has 1 member, of which 0 are idle
    And every partition of orders is read by exactly one member of group billing

  @G3 @points:10
  Scenario: Who commits before it deals with a message can leave it out
    Given a topic orders with replication factor 3
    And consumers with:
      | group.instance.id | till-1 |
    And 8 messages without a key are published to orders
    When a consumer of group billing commits 3 messages of orders before it deals with them
    And a consumer of group billing is killed
    And the killed consumer of group billing is started again
    Then group billing leaves out offsets 0 to 2 of orders
    And group billing has committed offset 8 of orders
