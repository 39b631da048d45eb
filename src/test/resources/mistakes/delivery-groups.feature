Feature: Mistakes: groups

  # a table of lags has no column "lags"
  @M1
  Scenario: Groups 1
    Given a topic orders with replication factor 3
    And 1 consumer of group billing reads orders
    Then the lag of group billing on orders is:
      | partition | lags |
      | 0         | 0    |

  # the table needs both its columns
  @M1
  Scenario: Groups 2
    Given a topic orders with replication factor 3
    And 1 consumer of group billing reads orders
    Then the lag of group billing on orders is:
      | lag |
      | 0   |

  # the column "lag" has "some"
  @M1
  Scenario: Groups 3
    Given a topic orders with replication factor 3
    And 1 consumer of group billing reads orders
    Then the lag of group billing on orders is:
      | partition | lag  |
      | 0         | some |

  # did you mean orders?
  @M1
  Scenario: Groups 4
    Given a topic orders with replication factor 3
    And 1 consumer of group billing reads orders
    Then the lag of group billing on oders is 0

  # nothing was done to a consumer before
  @M1
  Scenario: Groups 5
    Given a topic orders with replication factor 3
    And 1 consumer of group billing reads orders
    When the killed consumer of group billing is started again
    Then the lag of group billing on orders is 0

  # the quotation marks are empty
  @M1
  Scenario: Groups 6
    Given a topic orders with replication factor 3
    And 1 consumer of group billing tries to read orders
    Then a consumer of group billing ends with an error that says ""

  # A consumer has no setting
  @M1
  Scenario: Groups 7
    Given a topic orders with replication factor 3
    And consumers with:
      | group.instance | till-1 |
    When 1 consumer of group billing reads orders
    Then the lag of group billing on orders is 0

  # Kafka refuses these settings of a consumer
  @M1
  Scenario: Groups 8
    Given a topic orders with replication factor 3
    And consumers with:
      | auto.offset.reset | nearest |
    When 1 consumer of group billing reads orders
    Then the lag of group billing on orders is 0

  # nothing was done to a consumer before
  @M1
  Scenario: Groups 9
    Given a topic orders with replication factor 3
    And 2 consumers of group billing read orders
    When the paused consumer of group billing is resumed
    Then the lag of group billing on orders is 0

  # nothing was done to a consumer before
  @M1
  Scenario: Groups 10
    Given a topic orders with replication factor 3
    And 2 consumers of group billing read orders
    Then a commit of group billing is refused with "CommitFailedException"

  # did you mean orders?
  @M1
  Scenario: Groups 11
    Given a topic orders with replication factor 3
    When a consumer of group billing commits 3 messages of oders before it deals with them
    Then group billing leaves out offsets 0 to 2 of orders

  # no time is both "within" and "not before"
  @M1
  Scenario: Groups 12
    Given a topic orders with replication factor 3
    When 1 consumer of share group workers reads orders
    Then the unacknowledged messages of share group workers come again within 13 seconds, but not before 18 seconds

  # did you mean orders?
  @M1
  Scenario: Groups 13
    Given a topic orders with replication factor 3
    When 1 consumer of share group workers reads orders
    Then oders is read by at least 2 consumers of share group workers
