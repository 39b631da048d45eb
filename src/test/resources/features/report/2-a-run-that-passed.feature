@no-cluster
Feature: 2. A run that passed
  Whoever grades wants to know how much was verified; whoever learns wants to see what was measured, and what was
  promised. Both stand on the pages, with the reason for the promise.

  Background:
    Given the record "src/test/resources/results/passed.ndjson" of a run
    When its report is made

  Scenario: The first page says how it ended
    Then the page "index.html" says "All 7 scenarios verified."
    And the page "index.html" counts 7 verified, 0 failed, 0 in error and 0 not verified
    And the page "index.html" does not say "cut off"

  Scenario: The first page says on what it ran
    Then the page "index.html" says "Apache Kafka 3.9.2"
    And the page "index.html" says "Apache ZooKeeper 3.8.4"
    And the page "index.html" says "no Docker engine answers"

  Scenario: A lab has a page of its own, with its stages and their scenarios
    Then the page "lab-failover.html" says "The leader is killed"
    And the page "lab-failover.html" says "A new leader is elected in time"

  Scenario: A measured time stands with its promise, and with the reason for it
    Then some page says "17.23 s"
    And some page says "at most 21 s"
    And some page says "session 18 s + tick 2 s + 1 s"

  Scenario: A guide that is corrected is quoted
    Then some page says "Corrects the guide"
    And the page "statements.html" says "A new leader is there after at most 18 seconds"
    And the page "statements.html" says "18.2 s at the longest of five kills"
