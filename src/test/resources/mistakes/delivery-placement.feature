Feature: Mistakes: placement

  # a topic cannot have 0 racks
  @M1
  Scenario: Placement 1
    Given a topic orders with replication factor 3
    Then every partition of orders has replicas in 0 racks

  # no step of the vocabulary
  @M1
  Scenario: Placement 2
    Given a topic orders with replication factor 3
    Then a reader from rack south reads orders from broker 2

  # 99999999999 is more than
  @M1
  Scenario: Placement 3
    Given a topic orders with replication factor 3
    Then the eligible leader replica of orders is broker 99999999999

  # makes a topic ordres
  @M1
  Scenario: Placement 4
    Then a reader in rack south reads ordres from broker 2
