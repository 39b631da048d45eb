Feature: 3c. Share groups: several consumers of one partition
  In a consumer group a partition has one reader, so a topic with two partitions keeps two consumers busy and no more.
  The consumers of a *share group* (KIP-932, since Kafka 4.2) share messages instead: any of them is given the next one,
  whatever partition it is in, and acknowledges it by itself. There is no order, as in a queue.

  A message that was given to a consumer is locked for `share.record.lock.duration.ms`, 30 seconds by default and 15 at
  least. If it has not been acknowledged by then, it is given to another.

  By hand: two of `kafka-console-share-consumer --bootstrap-server localhost:31192 --topic orders --group workers`, and
  `kafka-share-groups --bootstrap-server localhost:31192 --describe --group workers --members`.

  Background:
    Given the cluster of compose/kraft-combined.yml

  @G3 @points:15
  Scenario: Several consumers of one partition, and two messages that nobody has acknowledged
    Given a topic orders with replication factor 3
    And share group workers with:
      | share.record.lock.duration.ms | 15000 |
    And 2 messages without a key are published to orders
    When a consumer of share group workers reads 2 messages of orders without acknowledging
    And 2 consumers of share group workers read orders
    And 40 messages without a key are published to orders
    Then the unacknowledged messages of share group workers come again within 18 seconds, but not before 13 seconds
    And share group workers has acknowledged every message of orders
    And orders is read by at least 2 consumers of share group workers
