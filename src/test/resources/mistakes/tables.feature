Feature: Mistakes: tables

  # no column "lader"
  @M1
  Scenario: Tables 1
    Given a topic orders with replication factor 3
    Then the partitions of orders are:
      | partition | lader |
      | 0 | 1 |

  # no column to compare
  @M1
  Scenario: Tables 2
    Given a topic orders with replication factor 3
    Then the partitions of orders are:
      | partition |
      | 0 |

  # two columns of one name
  @M1
  Scenario: Tables 20
    Given a topic orders with replication factor 3
    Then the partitions of orders are:
      | partition | leader | leader |
      | 0 | 1 | 2 |

  # the row "replicas" says "one"
  @M1
  Scenario: Tables 21
    Given a topic orders with:
      | replicas | one |
    Then every broker lists brokers 1, 2 and 3

  # no row below its header
  @M1
  Scenario: Tables 3
    Given a topic orders with replication factor 3
    Then the partitions of orders are:
      | partition | leader |

  # two rows for one partition
  @M1
  Scenario: Tables 4
    Given a topic orders with replication factor 3
    Then the partitions of orders are:
      | partition | leader |
      | 0 | 1 |
      | 0 | 2 |

  # the column "leader" has "one"
  @M1
  Scenario: Tables 5
    Given a topic orders with replication factor 3
    Then the partitions of orders are:
      | partition | leader |
      | 0 | one |

  # needs a column "replicas"
  @M1
  Scenario: Tables 6
    Given a topic orders with replication factor 3
    When the partitions of orders are reassigned to:
      | partition | leader |
      | 0 | 1 |
    Then every broker lists brokers 1, 2 and 3

  # a table of messages has one column
  @M1
  Scenario: Tables 7
    Given a topic orders with replication factor 3
    When these messages are published to orders:
      | kee | value |
      | a | 1 |
    Then every broker lists brokers 1, 2 and 3

  # no message below its header
  @M1
  Scenario: Tables 8
    Given a topic orders with replication factor 3
    When these messages are published to orders:
      | key | value |
    Then every broker lists brokers 1, 2 and 3

  # a table of messages has one column, or a header
  @M1
  Scenario: Tables 9
    Given a topic orders with replication factor 3
    Then these messages are read from orders in order:
      | a | b |

  # two columns, a name and a value
  @M1
  Scenario: Tables 10
    Given a topic orders with:
      | partitions | 3 | 4 |
    Then every broker lists brokers 1, 2 and 3

  # two rows "acks"
  @M1
  Scenario: Tables 11
    Given producers with:
      | acks | 1 |
      | acks | all |
    Given a topic orders with replication factor 3
    Then every broker lists brokers 1, 2 and 3

  # the row "partitions" says "three"
  @M1
  Scenario: Tables 12
    Given a topic orders with:
      | partitions | three |
    Then every broker lists brokers 1, 2 and 3

  # needs the rows holds, said, why
  @M1
  Scenario: Tables 13
    Then every broker lists brokers 1, 2 and 3
    And this corrects the guide:
      | said | a |
      | holds | b |

  # no row "becaus"
  @M1
  Scenario: Tables 14
    Then every broker lists brokers 1, 2 and 3
    And this corrects the guide:
      | said | a |
      | holds | b |
      | why | c |
      | becaus | d |

  # no row "ofset"
  @M1
  Scenario: Tables 15
    Given a topic orders with replication factor 3
    And messages of orders are being read
    When these messages are published to orders:
      | a |
    Then this message of orders arrives within 5 seconds:
      | value | a |
      | ofset | 0 |

  # needs a row "value"
  @M1
  Scenario: Tables 16
    Given a topic orders with replication factor 3
    And messages of orders are being read
    When these messages are published to orders:
      | a |
    Then this message of orders arrives within 5 seconds:
      | offset | 0 |

  # needs a table
  @M1
  Scenario: Tables 17
    Given producers with:
    Given a topic orders with replication factor 3
    Then every broker lists brokers 1, 2 and 3

  # takes no table
  @M1
  Scenario: Tables 18
    Given a topic orders with replication factor 3
      | a | b |
    Then every broker lists brokers 1, 2 and 3

  # takes no text block
  @M1
  Scenario: Tables 19
    Given a topic orders with replication factor 3
      """
      a
      """
    Then every broker lists brokers 1, 2 and 3
