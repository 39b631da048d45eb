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
