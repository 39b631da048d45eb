Feature: 2. Administration while messages flow
  Partitions can be added to a topic, and never taken away. Kafka moves nothing when they are: a key's earlier messages
  stay in the partition that they were written to, and later ones go where the hash now says.

  Many settings can be changed while brokers run, for one topic, one broker or all of them. A topic's own value wins over
  the brokers'. Others are read only at the start, and a broker refuses to change them.

  By hand: `kafka-topics --alter --partitions 6`, and `kafka-configs --alter --add-config`.

  Background:
    Given the cluster of compose/kraft-combined.yml

  @G2 @points:10
  Scenario: When partitions are added, keys go elsewhere
    Given a topic orders with 2 partitions and replication factor 3
    And 40 messages with 20 different keys are published to orders
    Then messages of orders with the same key are in the same partition
    When the partitions of orders are increased to 6
    And 40 messages with 20 different keys are published to orders
    Then messages of orders with the same key are in different partitions
    And no acknowledged message of orders is lost

  @G2 @points:5
  Scenario: A topic that is deleted and made again is empty
    Given a topic orders with replication factor 3
    And these messages are published to orders:
      | an old one |
    When topic orders is deleted
    Then the cluster has no topic orders
    Given a topic orders with replication factor 3
    And these messages are published to orders:
      | a new one |
    Then these messages are read from orders in order:
      | a new one |

  @G2 @points:10
  Scenario: A topic's own setting decides at once what it takes, and can be put back
    Given producers with:
      | retries            | 0     |
      | enable.idempotence | false |
    And a topic orders with:
      | replicas            | 1,2 |
      | min.insync.replicas | 1   |
    When broker 2 is stopped
    And the setting min.insync.replicas of orders is changed to 2
    Then topic orders has the setting min.insync.replicas 2
    When 1 message is sent to orders
    Then publishing to orders fails with "NotEnoughReplicasException"
    When the setting min.insync.replicas of orders is changed back
    Then topic orders has the setting min.insync.replicas 1
    When these messages are published to orders:
      | with the setting of before |
    Then these messages are read from orders in order:
      | with the setting of before |

  @G2 @points:5
  Scenario: Brokers take some settings while they run, and refuse others
    Given a topic orders with replication factor 3
    When the setting message.max.bytes of every broker is changed to 2000
    Then every broker has the setting message.max.bytes 2000
    And topic orders has the setting max.message.bytes 2000
    When the setting message.max.bytes of every broker is changed back
    Then topic orders has the setting max.message.bytes 1048588
    And the setting replica.lag.time.max.ms of every broker cannot be changed to 5000, saying "Cannot update these configs dynamically"
