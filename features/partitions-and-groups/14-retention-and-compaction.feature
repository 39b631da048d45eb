Feature: 14. Retention and compaction
  Kafka does not delete a message because it was read, but because it is old (`retention.ms`, 7 days by default) or
  because the partition has grown too big (`retention.bytes`, no limit by default). It deletes whole *segments*, the
  files that a partition consists of. Of the segment that is being written to, nothing goes until it is closed.

  A *compacted* topic (`cleanup.policy=compact`) keeps the last message of each key instead. Here too the segment that
  is being written to is left alone, so an older message of a key can live on for a while.

  This lab's segments hold about a kilobyte, and the brokers look every second, so that one can watch. By default they
  look for old segments every 5 minutes, and a segment holds a gigabyte.

  By hand: `kafka-get-offsets --bootstrap-server localhost:19092 --topic orders --time earliest`.

  Background:
    Given the cluster of compose/single-zookeeper.yml
    # A batch is the least that is written; one that does not fit into a segment would be refused.
    And producers with:
      | batch.size | 200 |

  @C14 @points:10
  Scenario: What is too old goes
    Given a topic orders with:
      | replication factor | 3    |
      | retention.ms       | 2000 |
      | segment.bytes      | 1000 |
    When 50 messages without a key are published to orders
    Then the first offset of orders is above 0 within 15 seconds

  @C14 @points:10
  Scenario: What is too much goes
    Given a topic orders with:
      | replication factor | 3    |
      | retention.ms       | -1   |
      | retention.bytes    | 2000 |
      | segment.bytes      | 1000 |
    When 500 messages without a key are published to orders
    Then the first offset of orders is above 0 within 15 seconds
    And the end offset of orders is 500

  @C14 @points:10
  Scenario: Compaction keeps the last message of each key
    Given a topic prices with:
      | replication factor        | 3       |
      | cleanup.policy            | compact |
      | segment.bytes             | 1000    |
      | min.cleanable.dirty.ratio | 0.01    |
    When 60 messages with 3 different keys are published to prices
    And 60 messages with 3 different keys are published to prices
    # They fill the segment that is written to, so that all of the above can be compacted.
    And 40 messages with 40 different keys are published to prices
    Then reading prices gives only the last message of each key within 30 seconds
