@no-cluster
Feature: 4. What was not verified
  A scenario that cannot run here did not fail, and it did not pass. It is counted apart, with its reason: what would
  have to be there so that it can run.

  Background:
    Given the record "src/test/resources/results/not-verified.ndjson" of a run
    When its report is made

  Scenario: It is counted apart
    Then the page "index.html" says "3 of 6 scenarios verified."
    And the page "index.html" counts 3 verified, 0 failed, 0 in error and 3 not verified

  Scenario: Its reason is said at once
    Then some page says at once "its image runs in Docker only"
    And some page says at once "-Dlab.program.kafdrop=/path/to/kafdrop.jar"
