Feature: Mistakes: promises

  # has no Then
  @M1
  Scenario: Promises 1
    Given a topic orders with replication factor 3

  # has no Then
  @M1
  Scenario: Promises 2
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    * publishing to orders goes on

  # promises nothing
  @M1
  Scenario: Promises 3
    Given a topic orders with replication factor 3
    Then the leader of orders is killed

  # promises nothing
  @M1
  Scenario: Promises 4
    Given a topic orders with replication factor 3
    When 3 messages are sent to orders
    Then a topic more with replication factor 3

  # promises nothing
  @M1
  Scenario: Promises 5
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    Then this corrects the guide:
      | said | a |
      | holds | b |
      | why | c |

  # promises nothing
  @M1
  Scenario: Promises 6
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    Then the measured values stand side by side

  # no step of the vocabulary
  @M1
  Scenario: Promises 7
    Given a topic orders with replication factor 3
    Then the leader of orders is kiled

  # the tag @points:ten says nothing
  @M1 @points:ten
  Scenario: Promises 8
    Then every broker lists brokers 1, 2 and 3

  # the tag @points:5,5 says nothing
  @M1 @points:5,5
  Scenario: Promises 9
    Then every broker lists brokers 1, 2 and 3

  # the tag @points:-1 says nothing
  @M1 @points:-1
  Scenario: Promises 10
    Then every broker lists brokers 1, 2 and 3

  # the tag @point:10 says nothing
  @M1 @point:10
  Scenario: Promises 11
    Then every broker lists brokers 1, 2 and 3

  # the tag @Points:10 says nothing
  @M1 @Points:10
  Scenario: Promises 12
    Then every broker lists brokers 1, 2 and 3

  # the tag @no_cluster says nothing
  @M1 @no_cluster
  Scenario: Promises 13
    Then every broker lists brokers 1, 2 and 3

  # the tag @correct-the-guide says nothing
  @M1 @correct-the-guide
  Scenario: Promises 16
    Then every broker lists brokers 1, 2 and 3

  # the tag @no-clutser says nothing
  @M1 @no-clutser
  Scenario: Promises 17
    Then every broker lists brokers 1, 2 and 3

  # the tag @m1 says nothing
  @m1
  Scenario: Promises 14
    Then every broker lists brokers 1, 2 and 3

  # has no id
  @points:5
  Scenario: Promises 15
    Then every broker lists brokers 1, 2 and 3

  # has no examples
  @M1
  Scenario Outline: Empty table
    Then every broker lists <b>
    Examples:
      | b |

  # has no examples
  @M1
  Scenario Outline: No table
    Then every broker lists <b>
