Feature: Mistakes: operations

  # compose/racks.yml has no variable KAFKA3_RAK
  @M1
  Scenario: Operations 1
    Given the cluster of compose/racks.yml
    When broker 3 is restarted with:
      | KAFKA3_RAK | west |
    Then every broker lists brokers 1, 2 and 3

  # compose/racks.yml has no variable RACK
  @M1
  Scenario: Operations 2
    Given the cluster of compose/racks.yml
    When the cluster is restarted with:
      | RACK | west |
    Then every broker lists brokers 1, 2 and 3

  # no broker 4
  @M1
  Scenario: Operations 3
    Given the cluster of compose/racks.yml
    When broker 4 is restarted with:
      | KAFKA3_RACK | west |
    Then every broker lists brokers 1, 2 and 3

  # this table has two columns, a name and a value
  @M1
  Scenario: Operations 4
    Given the cluster of compose/racks.yml
    When each broker is restarted in turn with:
      | KAFKA3_RACK |
    Then every broker lists brokers 1, 2 and 3

  # -5 is below 0
  @M1
  Scenario: Operations 5
    Given a topic orders with replication factor 3
    When a quota of -5 bytes a second is set for producers with client id billing
    Then every broker lists brokers 1, 2 and 3

  # makes a topic ordres
  @M1
  Scenario: Operations 6
    Then a producer with client id billing is throttled when it publishes 10 messages of 10 bytes to ordres

  # compose/zookeeper-ensemble.yml has no KRaft quorum
  @M1
  Scenario: Operations 7
    When the quorum becomes dynamic
    Then every broker lists brokers 1, 2 and 3
