Feature: 4. Leaders are balanced
  All writes of a partition, and by default all reads, go to its leader. When a topic is created, Kafka deals out the
  leaders over the brokers in turn, so that each broker carries an equal share; with more partitions than brokers, each
  leads several.

  The replication factor is another matter: two replicas of a partition on one broker would protect from nothing, so
  there can be no more replicas than brokers.

  By hand: `kafka-topics --bootstrap-server localhost:19092 --create --topic orders --partitions 6 --replication-factor
  3`, then `--describe --topic orders`.

  Background:
    Given the cluster of compose/single-zookeeper.yml

  @C4 @points:5
  Scenario: As many partitions as brokers
    Given a topic orders with 3 partitions and replication factor 3
    Then the leaders of orders are balanced over brokers 1, 2 and 3

  @C4 @points:5
  Scenario: More partitions than brokers
    Given a topic orders with 7 partitions and replication factor 2
    Then the leaders of orders are balanced over brokers 1, 2 and 3
    When 70 messages with 35 different keys are published to orders
    Then the end offset of orders is 70

  @C4 @points:5
  Scenario: More replicas than brokers are refused
    Then a topic orders with 1 partition and replication factor 4 is refused, saying "larger than available brokers: 3"
