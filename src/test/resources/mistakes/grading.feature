Feature: Mistakes: grading

  # did you mean @after:M
  @M1 @after:M9
  Scenario: Grading 1
    Then every broker lists brokers 1, 2 and 3

  # is to come after M1, which is its own id
  @M1 @after:M1
  Scenario: Grading 2
    Then every broker lists brokers 1, 2 and 3

  # M2 is to come after itself: it comes after M3, that after M4, that after M2
  @M2 @after:M3
  Scenario: Grading 3
    Then every broker lists brokers 1, 2 and 3

  # M3 is to come after itself: it comes after M4, that after M2, that after M3
  @M3 @after:M4
  Scenario: Grading 4
    Then every broker lists brokers 1, 2 and 3

  # M4 is to come after itself: it comes after M2, that after M3, that after M4
  @M4 @after:M2
  Scenario: Grading 5
    Then every broker lists brokers 1, 2 and 3

  # the tag @after says nothing
  @M1 @after
  Scenario: Grading 6
    Then every broker lists brokers 1, 2 and 3

  # the tag @afer:M2 says nothing
  @M1 @afer:M2
  Scenario: Grading 7
    Then every broker lists brokers 1, 2 and 3

  # the tag @after:m2 says nothing
  @M1 @after:m2
  Scenario: Grading 8
    Then every broker lists brokers 1, 2 and 3

  # the tag @after:M2,M3 says nothing
  @M1 @after:M2,M3
  Scenario: Grading 9
    Then every broker lists brokers 1, 2 and 3

  # the tag @After_M2 says nothing
  @M1 @After_M2
  Scenario: Grading 10
    Then every broker lists brokers 1, 2 and 3

  # the tag @own_cluster says nothing
  @M1 @own_cluster
  Scenario: Grading 11
    Given the cluster of compose/zookeeper-ensemble.yml
    Then every broker lists brokers 1, 2 and 3

  # no other cluster can take the place of one that it does not name
  @M1 @own-cluster
  Scenario: Grading 12
    Then every broker lists brokers 1, 2 and 3

  # no other cluster can take the place of the one that it takes a part of, or changes
  @M1 @own-cluster
  Scenario: Grading 13
    Given the cluster of compose/zookeeper-ensemble.yml with:
      | ZOOKEEPER_SESSION_TIMEOUT_MS | 14000 |
    Then every broker lists brokers 1, 2 and 3

  # no other cluster can take the place of the one that it takes a part of, or changes
  @M1 @own-cluster
  Scenario: Grading 14
    Given only kafka1 of the cluster of compose/zookeeper-ensemble.yml
    Then every broker lists broker 1

  # no other cluster can take the place of the 2 that it takes
  @M1 @own-cluster
  Scenario: Grading 15
    Given the cluster of compose/zookeeper-ensemble.yml
    Then every broker lists brokers 1, 2 and 3
    Given the cluster of compose/kraft-combined.yml
    Then every broker lists brokers 1, 2 and 3
