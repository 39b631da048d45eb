@no-cluster
Feature: 3. A run with failures
  A *failure* is a promise that the cluster did not keep. An *error* is the lab's own: a port in use, a step that nobody
  has written. They are told apart, and each says why without being unfolded.

  Background:
    Given the record "src/test/resources/results/failures.ndjson" of a run
    When its report is made

  Scenario: The verdicts are counted apart
    Then the page "index.html" says "2 of 8 scenarios verified."
    And the page "index.html" counts 2 verified, 1 failed, 3 in error and 2 not verified

  Scenario: The first page names what is not verified, and says why
    Then the page "index.html" says "A new leader is elected in time"
    And the page "index.html" says "the leader of testTopic was still 3 after 15.0 s"

  Scenario: A failure says at once what was promised and what was seen
    Then some page says at once "expected: a new leader within 15 s of the kill"
    And some page says at once "observed: leader 1 after 17.23 s"

  Scenario: An error says at once what is wrong with the lab
    Then some page says at once "Port 32001, which compose/zookeeper-ensemble.yml:41 publishes for kafka1, is in use"
    And some page says at once "no answer from localhost:32003 in 30 s"

  Scenario: A step that nobody has written is called undefined
    Then some page says at once "the moon is full"
    And some page says at once "undefined"
