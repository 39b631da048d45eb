Feature: 4. Reassignment
  Where a topic's replicas are is not fixed for good. The controller can be given a new *assignment*: it adds the new
  replicas, waits until they have fetched everything and are in sync, and only then drops those that are no longer
  wanted. For as long as that takes a partition has more replicas than before or after; nobody who publishes or reads
  notices.

  A leader that is still among the replicas goes on leading, even when it is no longer the first. The first is the
  *preferred* leader: it leads once it is asked to.

  By hand: write the assignment to a file and hand it to
  `kafka-reassign-partitions --bootstrap-server localhost:29092 --reassignment-json-file FILE --execute`, then
  `--verify`.

  Background:
    Given the cluster of compose/rest-proxy.yml
    And a topic myorders with:
      | replicas | 1; 2; 3 |

  @D4 @points:10
  Scenario: Two partitions get a second replica, the third moves
    When the partitions of myorders are reassigned to:
      | partition | replicas |
      | 0         | 1, 2     |
      | 1         | 1, 2     |
      | 2         | 2        |
    Then the reassignment of myorders is complete within 20 seconds
    And the partitions of myorders are:
      | partition | leader | replicas | ISR  |
      | 0         | 1      | 1, 2     | 1, 2 |
      | 1         | 2      | 1, 2     | 1, 2 |
      | 2         | 2      | 2        | 2    |
    And broker 3 leads no partition of myorders

  @D4 @points:5
  Scenario: The preferred leader leads once it is elected
    When the partitions of myorders are reassigned to:
      | partition | replicas |
      | 1         | 1, 2     |
    Then the reassignment of myorders is complete within 20 seconds
    When the preferred leaders of myorders are elected
    Then the preferred leaders of myorders lead
    And the partitions of myorders are:
      | partition | leader |
      | 0         | 1      |
      | 1         | 1      |
      | 2         | 3      |

  @D4 @points:10
  Scenario: Publishing goes on while replicas move
    Given messages are being published to myorders
    When the partitions of myorders are reassigned to:
      | partition | replicas |
      | 0         | 2, 3     |
      | 1         | 3, 1     |
      | 2         | 1, 2     |
    Then the reassignment of myorders is complete within 20 seconds
    And publishing to myorders goes on
    And no acknowledged message of myorders is lost
    And no message of myorders is duplicated or out of order

  @D4 @points:5
  Scenario: The REST Proxy shows the new replicas
    When the partitions of myorders are reassigned to:
      | partition | replicas |
      | 0         | 1, 2     |
      | 1         | 1, 2     |
      | 2         | 2        |
    Then the reassignment of myorders is complete within 20 seconds
    And the REST Proxy shows myorders as Kafka does
