Feature: Mistakes about consumer groups
  None of these scenarios may be verified. The tag says which verdict each must get, the comment above it words of the
  reason that must be given.

  Background:
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with 2 partitions and replication factor 3

  # There is no group billing
  @error
  Scenario: A group that does not exist has no members
    Then group billing has 0 members, of which 0 are idle

  # There is no group billing
  @error
  Scenario: A group that does not exist has not been rebalanced
    Then group billing has not been rebalanced since

  # holds a message that could be read
  @failed
  Scenario: Of an empty topic nothing is read
    Then no consumer of group billing reads a message of orders for 2 seconds

  # No consumer of group billing reads orders
  @error
  Scenario: A group that reads another topic
    Given a topic invoices with replication factor 3
    And 3 messages without a key are published to orders
    And 1 consumer of group billing reads invoices
    Then no consumer of group billing reads a message of orders for 2 seconds

  # Nobody is left in group billing
  @error
  Scenario: A rebalance with nobody left
    Given 1 consumer of group billing reads orders
    When a consumer of group billing is closed
    Then group billing is rebalanced within 5 seconds

  # No consumer runs
  @error
  Scenario: The setting of no consumer
    Then every consumer has the setting session.timeout.ms 45000

  # session.timeout.ms of consumer-1 of billing
  @failed
  Scenario: The setting of a consumer that does not run yet
    Given 1 consumer of group billing reads orders
    And consumers with:
      | session.timeout.ms | 6000 |
    Then every consumer has the setting session.timeout.ms 6000

  # There are no offsets from 5 to 4
  @error
  Scenario: No offsets are read again
    Given 3 messages without a key are published to orders
    And 2 consumers of group billing read orders
    When a consumer of group billing is closed
    Then group billing reads offsets 5 to 4 of orders again

  # acknowledged messages of orders
  @failed
  Scenario: Everything is read of nothing
    Given 1 consumer of group billing reads orders
    And producers with:
      | acks | 0 |
    And 3 messages without a key are published to orders
    Then group billing has read every message of orders
