Feature: Mistakes that a quorum shows: voters

  # The quorum is static, and so are its voters
  @error
  Scenario: A static quorum keeps its voters
    Given the cluster of compose/kraft.yml
    When controller 103 is removed from the voters
    Then the quorum has 2 voters and 4 observers

  # is already part of the set of voters
  @error
  Scenario: Who votes already is not added
    Given the cluster of compose/kraft.yml
    When the quorum becomes dynamic
    And controller 103 is added to the voters
    Then the quorum has 3 voters and 3 observers

  # is kafka1, which is none
  @error
  Scenario: A broker has no vote
    Given the cluster of compose/kraft.yml
    When the quorum becomes dynamic
    And broker 1 is removed from the voters
    Then the quorum has 3 voters and 3 observers

  # why controller 103 was not removed from the voters
  @failed
  Scenario: A dynamic quorum gives a voter up
    Given the cluster of compose/kraft.yml
    When the quorum becomes dynamic
    Then controller 103 cannot be removed from the voters, saying "a valid voter"

  # didn't include a valid voter
  @failed
  Scenario: The lab's own words are no reason of the cluster's
    Given the cluster of compose/kraft.yml
    Then controller 103 cannot be removed from the voters, saying "Could not remove"
