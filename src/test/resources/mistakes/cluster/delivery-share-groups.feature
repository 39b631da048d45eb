Feature: Mistakes about share groups
  None of these scenarios may be verified. The tag says which verdict each must get, the comment above it words of the
  reason that must be given.

  # Share groups are there from Kafka 4.2 on
  @error
  Scenario: Brokers of a version without share groups
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with replication factor 3
    When 2 consumers of share group workers read orders
    Then share group workers has acknowledged every message of orders

  # There is no share group workers
  @error
  Scenario: A share group that does not exist
    Given the cluster of compose/kraft-combined.yml
    And a topic orders with replication factor 3
    And 3 messages without a key are published to orders
    Then share group workers has acknowledged every message of orders

  # consumers of share group workers that were given messages of
  @failed
  Scenario: One consumer is not two
    Given the cluster of compose/kraft-combined.yml
    And a topic orders with replication factor 3
    And 3 messages without a key are published to orders
    When 1 consumer of share group workers reads orders
    Then share group workers has acknowledged every message of orders
    And orders is read by at least 2 consumers of share group workers

  # has taken messages without acknowledging them
  @error
  Scenario: Nothing is unacknowledged
    Given the cluster of compose/kraft-combined.yml
    And a topic orders with replication factor 3
    When 1 consumer of share group workers reads orders
    Then the unacknowledged messages of share group workers come again within 18 seconds, but not before 13 seconds
