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

  # a static quorum's voters cannot be removed
  @M1
  Scenario: Operations 7
    Given the cluster of compose/kraft.yml
    When controller 103 is removed from the voters
    Then the quorum has 2 voters and 4 observers

  # it is a voter already
  @M1
  Scenario: Operations 8
    Given the cluster of compose/kraft.yml
    When the quorum becomes dynamic
    And controller 103 is added to the voters
    Then the quorum has 3 voters and 3 observers

  # a broker has no vote
  @M1
  Scenario: Operations 9
    Given the cluster of compose/kraft.yml
    When the quorum becomes dynamic
    And broker 1 is removed from the voters
    Then the quorum has 3 voters and 3 observers

  # a dynamic quorum's voters can be removed
  @M1
  Scenario: Operations 10
    Given the cluster of compose/kraft.yml
    When the quorum becomes dynamic
    Then controller 103 cannot be removed from the voters, saying "a valid voter"

  # the brokers have no quorum
  @M1
  Scenario: Operations 11
    When the quorum becomes dynamic
    Then every broker lists brokers 1, 2 and 3
