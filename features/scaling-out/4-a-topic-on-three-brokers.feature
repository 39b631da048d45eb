Feature: 4. A topic on three brokers
  `purchases` is *partitioned* and *replicated*, which are two different things. Its three partitions are three logs,
  each with a leader of its own, so that three brokers share the work. Its three replicas are three copies of each log,
  so that any two brokers may be lost.

  `kafka-topics --describe` has a line for each *partition*: the numbers behind `Partition:` are not brokers, those
  behind `Leader:`, `Replicas:` and `Isr:` are. As many partitions as brokers is a choice and no rule.

  By hand: `kafka-topics --bootstrap-server localhost:9092 --describe --topic purchases`, and again at 9093 and 9094.

  Background:
    Given the cluster of compose/scaling-out.yml

  @E4 @points:5
  Scenario: Every broker knows the topic, and each leads a third of it
    Given a topic purchases with 3 partitions and replication factor 3
    Then the cluster has a topic purchases with 3 partitions and replication factor 3
    And every broker describes purchases the same
    And the leaders of purchases are balanced over brokers 0, 1 and 2
    And the replicas of purchases are brokers 0, 1 and 2
    And the ISR of purchases is brokers 0, 1 and 2
    And only brokers 0, 1 and 2 have data of purchases

  @E4 @points:5
  Scenario: More partitions than brokers, and fewer replicas
    Given a topic orders with 6 partitions and replication factor 2
    Then every partition of orders has a leader
    And every broker describes orders the same
    And the leaders of orders are balanced over brokers 0, 1 and 2

  @E4 @points:5
  Scenario: More replicas than brokers are refused
    Then a topic copied with 1 partition and replication factor 4 is refused, saying "larger than available brokers: 3"
