@no-cluster
Feature: 5. A run that was cut off
  The record is written line by line, so a run that somebody killed has one too. Its pages say that it has no end, keep
  the verdicts it came to, and call the rest *not verified*.

  Background:
    Given the record "src/test/resources/results/cut-off.ndjson" of a run
    When its report is made

  Scenario: The first page says so
    Then the page "index.html" says "This run was cut off"
    And the page "index.html" says "2 of 4 scenarios verified."
    And the page "index.html" counts 2 verified, 0 failed, 0 in error and 2 not verified

  Scenario: What it was at, and what it did not reach, is not verified
    Then some page says "the run ended during this"
    And some page says "the run ended before this"
