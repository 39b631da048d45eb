Feature: Mistakes: order

  # did you mean orders?
  @M1
  Scenario: Order 1
    Given a topic orders with replication factor 3
    Then no consumer of group billing reads a message of oders for 5 seconds

  # did you mean orders?
  @M1
  Scenario: Order 2
    Given a topic orders with replication factor 3
    When the partitions of orders are reassigned to:
      | partition | replicas |
      | 0         | 3, 2, 1  |
    Then the reassignment of oders is complete within 10 seconds

  # did you mean orders?
  @M1
  Scenario: Order 3
    Given a topic orders with replication factor 3
    When the leader of order is killed
    Then a new leader of orders is elected within 18 seconds

  # no step before this one makes a topic payments
  @M1
  Scenario: Order 4
    Given a topic orders with replication factor 3
    Then the replicas of payments are brokers 1, 2 and 3

  # nothing has been killed before
  @M1
  Scenario: Order 5
    Given a topic orders with replication factor 3
    Then no broker lists the killed broker

  # nothing has been stopped before
  @M1
  Scenario: Order 6
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    And the stopped broker is started
    Then a new leader of orders is elected within 18 seconds

  # nothing has been paused before
  @M1
  Scenario: Order 7
    When the paused broker is resumed
    Then every broker lists brokers 1, 2 and 3

  # nothing was
  @M1
  Scenario: Order 8
    When another broker is killed
    Then every broker lists brokers 1, 2 and 3

  # nothing was done before
  @M1
  Scenario: Order 9
    Given a topic orders with replication factor 3
    Then the leader of orders has not changed

  # nothing was done before
  @M1
  Scenario: Order 10
    Then the controller has not changed

  # nothing was done before
  @M1
  Scenario: Order 11
    Given a topic orders with replication factor 3
    Then a new leader of orders is elected within 18 seconds

  # partition 5
  @M1
  Scenario: Order 12
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    Then no new leader of partition 5 of orders is elected for 5 seconds

  # leads the topic without a name
  @M1
  Scenario: Order 13
    Given a topic orders with replication factor 3
    When the leader broker is killed
    Then a new leader of orders is elected within 18 seconds

  # has used the default cluster
  @M1
  Scenario: Order 14
    Given a topic orders with replication factor 3
    Given the cluster of compose/zookeeper-ensemble.yml
    Then every broker lists brokers 1, 2 and 3

  # nothing was done before
  @M1
  Scenario: Order 16
    Given a topic orders with replication factor 3
    And messages are being published to orders
    When 3 messages are sent to orders
    Then publishing to orders has paused for at most 5 seconds

  # nothing was done before
  @M1
  Scenario: Order 17
    Given a topic orders with replication factor 3
    When 1 consumer of group billing reads orders
    Then the ISR of orders is brokers 1, 2 and 3 within 5 seconds

  # nothing was done before
  @M1
  Scenario: Order 18
    When the cluster is taken down
    And the cluster is started again
    Then another broker becomes the controller within 18 seconds

  # nothing was done before
  @M1
  Scenario: Order 19
    Then the log of broker 1 says "Expiring session" within 5 seconds

  # nothing was reassigned before
  @M1
  Scenario: Order 20
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    Then the reassignment of orders is complete within 10 seconds

  # nothing was done to a consumer before
  @M1
  Scenario: Order 21
    Given a topic orders with replication factor 3
    When 2 consumers of group billing read orders
    Then group billing is rebalanced within 10 seconds

  # nothing has been killed before
  @M1
  Scenario: Order 22
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    And the killed ZooKeeper is started
    Then a new leader of orders is elected within 18 seconds

  # nothing was
  @M1
  Scenario: Order 23
    Given a topic orders with replication factor 3
    When 3 messages are sent to orders
    Then another broker is not in the ISR of orders

  # did you mean orders?
  @M1
  Scenario: Order 24
    Given a topic orders with replication factor 3
    And 1 consumer of group billing reads orders
    Then every partition of oders is read by exactly one member of group billing

  # did you mean orders?
  @M1
  Scenario: Order 25
    Given a topic orders with replication factor 3
    And 1 consumer of group billing reads orders
    Then group billing cannot be reset to offset 2 of oders

  # orders has 3 partitions, and no partition 3
  @M1
  Scenario: Order 26
    Given a topic orders with 3 partitions and replication factor 3
    When the leader of partition 2 of orders is killed
    Then a new leader of partition 3 of orders is elected within 18 seconds

  # names a second cluster
  @M1
  Scenario: Order 15
    Given the cluster of compose/zookeeper-ensemble.yml
    And the cluster of compose/kraft-combined.yml
    Then every broker lists brokers 1, 2 and 3
