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
