Feature: Mistakes about what a group does
  None of these scenarios may be verified. The tag says which verdict each must get, the comment above it words of the
  reason that must be given.

  Background:
    Given the cluster of compose/kraft-combined.yml
    And a topic orders with 2 partitions and replication factor 3

  # There is no group billing
  @error
  Scenario: The lag of a group that does not exist
    Then the lag of group billing on orders is 0

  # none in partition 0
  @failed
  Scenario: No lag is known of what was never committed
    Given 1 consumer of group billing reads orders
    Then the lag of group billing on orders is 0

  # 3 in partition
  @failed
  Scenario: The lag of messages that nobody has read
    Given 1 consumer of group billing reads orders
    And these messages are published to orders:
      | key  | value |
      | anna | tea   |
    And group billing has read every message of orders
    And a consumer of group billing is closed
    When these messages are published to orders:
      | key  | value  |
      | anna | honey  |
      | anna | pepper |
      | anna | salt   |
    Then the lag of group billing on orders is 2

  # consumer-1 has ended by itself, with NoOffsetForPartitionException
  @error
  Scenario: A consumer that cannot begin, and nobody expects it
    Given consumers with:
      | auto.offset.reset | none |
    When 1 consumer of group billing reads orders
    Then group billing has 1 member, of which 0 are idle

  # No consumer of group billing has been killed
  @error
  Scenario: A consumer that was closed does not count as killed
    Given 2 consumers of group billing read orders
    When a consumer of group billing is closed
    Then the killed consumer of group billing is still a member

  # rebalances of group billing
  @failed
  Scenario: A consumer without an instance id comes back, and there is a rebalance
    Given consumers with:
      | session.timeout.ms | 6000 |
    And 2 consumers of group billing read orders
    When a consumer of group billing is killed
    And the killed consumer of group billing is started again
    Then group billing has not been rebalanced since

  # No consumer of group billing has been paused
  @error
  Scenario: A consumer that was closed cannot be resumed
    Given 2 consumers of group billing read orders
    When a consumer of group billing is closed
    And the paused consumer of group billing is resumed
    Then group billing has 2 members, of which 0 are idle

  # none has been refused
  @failed
  Scenario: A consumer that was paused for a moment only has its place still
    Given 2 consumers of group billing read orders
    When a consumer of group billing is paused
    And the paused consumer of group billing is resumed
    Then a commit of group billing is refused with "CommitFailedException"

  # There are no offsets from 2 to 1
  @error
  Scenario: No offsets are left out
    Given 1 consumer of group billing reads orders
    Then group billing leaves out offsets 2 to 1 of orders

  # offset 99 of orders
  @failed
  Scenario: Nobody has gone on behind what is left out
    Given 1 consumer of group billing reads orders
    And 3 messages without a key are published to orders
    Then group billing leaves out offsets 0 to 99 of orders

  # partitions that consumers of group billing gave back
  @failed
  Scenario: Kafka's first default is an eager assignor
    Given consumers with:
      | heartbeat.interval.ms | 500 |
    And 1 consumer of group billing reads orders
    When 1 more consumer of group billing reads orders
    Then when the last consumer of group billing joined, 1 partition was given back and 1 kept

  # partitions that consumers of group billing gave back
  @failed
  Scenario: Nothing was given back when the first consumer joined
    When 1 consumer of group billing reads orders
    Then when the last consumer of group billing joined, no partition was without a consumer for longer than 5 seconds
