@points:5
Feature: All verdicts

  @good @A1.1 @points:10
  Scenario: It holds
    Given a cluster
    When a broker is killed
    Then it takes 17.25 s of 21 s

  @bad
  Scenario: It does not hold
    Given a cluster
    Then it takes 22 s of 21 s
    And it takes 1 s of 2 s

  @bad @points:x
  Scenario: The lab goes wrong
    When the machine is too small

  @bad
  Scenario: No step has these words
    When the moon is full

  @skipped
  Scenario: It needs Docker
    When no runtime can do this

  @prepared
  Scenario: What was prepared by a promise does not hold
    Given a cluster
    And it takes 22 s of 21 s
    Then it takes 1 s of 2 s

  @prepared
  Scenario: A star goes on preparing
    Given a cluster
    * it takes 22 s of 21 s
    Then it takes 1 s of 2 s
