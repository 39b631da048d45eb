Feature: 6a. One partition is offline, the topic is not
  A partition without a leader takes no message and gives none. Its siblings do not care: each partition has a leader of
  its own, and a client talks to each leader by itself. So two thirds of `myorders` go on as before.

  Which messages are stuck depends on their keys. A key decides the partition, dead or not: its messages wait in the
  producer, 120 s unless told otherwise (`delivery.timeout.ms`), and fail then. For messages without a key the producer
  picks a partition that has a leader. But it stays with its pick until it has filled a batch of 16 kB: one that has
  picked the partition before it died can be stuck there for a while, and one that changes with every message is not.

  By hand: `kcat -P -b localhost:29092 -t myorders` publishes, `kcat -C -b localhost:29092 -t myorders` reads each
  partition without a group.

  Background:
    Given the cluster of compose/rest-proxy.yml
    And a topic myorders with:
      | replicas | 1; 2; 3 |
    And the partitions of myorders are reassigned to:
      | partition | replicas |
      | 0         | 1, 2     |
      | 1         | 1, 2     |
      | 2         | 2        |
    And the reassignment of myorders is complete within 20 seconds

  @D6 @points:15 @corrects-the-guide
  Scenario: What is published without a key arrives
    When broker 2 is stopped
    Then within 10 seconds, the partitions of myorders are:
      | leader |
      | 1      |
      | 1      |
      | none   |
    When these messages are published to myorders:
      | Hello |
      | again |
      | from  |
      | me    |
    Then 4 messages of myorders are read within 20 seconds
    And this corrects the guide:
      | said  | A topic is offline, and can neither be written nor read, when one of its partitions has no replica alive.             |
      | holds | With partition 2 offline, four messages were acknowledged by its other partitions and read from them.                 |
      | why   | Leaders, ISR and requests belong to single partitions. A producer without a key leaves out those that have no leader. |

  @D6 @points:15
  Scenario: A running producer and a running consumer go on
    Given producers with:
      | partitioner.class | org.apache.kafka.clients.producer.RoundRobinPartitioner |
    And messages are being published to myorders
    And messages of myorders are being read
    When broker 2 is stopped
    Then within 10 seconds, the partitions of myorders are:
      | leader |
      | 1      |
      | 1      |
      | none   |
    And publishing to myorders goes on
    And reading from myorders goes on
    When broker 2 is started again
    Then within 60 seconds, the partitions of myorders are:
      | leader | ISR  |
      | 1      | 1, 2 |
      | 1      | 1, 2 |
      | 2      | 2    |
    And no acknowledged message of myorders is lost

  @D6 @points:15
  Scenario: A message whose key leads to the partition without a leader fails when its time is over
    Given producers with:
      | delivery.timeout.ms | 3000 |
      | request.timeout.ms  | 1000 |
      | linger.ms           | 0    |
    And these messages are published to myorders:
      | key   | value           |
      | carol | before the stop |
    When broker 2 is stopped
    Then within 10 seconds, the partitions of myorders are:
      | leader |
      | 1      |
      | 1      |
      | none   |
    When these messages are sent to myorders:
      | key   | value          |
      | bob   | to partition 0 |
      | anna  | to partition 1 |
      | carol | to nobody      |
    Then publishing to myorders fails with "Expiring"
    And 2 messages of myorders are read within 20 seconds
    When broker 2 is started again
    Then a new leader of partition 2 of myorders is elected within 60 seconds
    And these messages are read from myorders in any order:
      | before the stop |
      | to partition 0  |
      | to partition 1  |
