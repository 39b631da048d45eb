Feature: 4. What a message is made of
  A message has a key, a value, headers and a time. Without a value it is a *tombstone*, which is another thing than an
  empty value: in a compacted topic it says that its key is gone, and in the end it goes itself.

  How large one may be is decided in three places: by the producer (`max.request.size`), by the topic
  (`max.message.bytes`) and, where the topic says nothing, by the brokers (`message.max.bytes`).

  By hand: `kcat -P -Z -K : -H trace=7`, and `kcat -C -Z -f '%k %s %h %T\n'`.

  Background:
    Given the cluster of compose/kraft-combined.yml

  @G4 @points:5
  Scenario: A tombstone is not an empty message, and headers travel along
    Given a topic orders with replication factor 3
    And messages of orders are being read
    When these messages are published to orders:
      | key | value | header trace | header tenant |
      | 1   | shirt | 7            | north         |
      | 1   |       |              |               |
      | 1   | NULL  |              |               |
    Then these messages are read from orders in order:
      | key | value | header trace | header tenant |
      | 1   | shirt | 7            | north         |
      | 1   |       |              |               |
      | 1   | NULL  |              |               |
    And this message of orders arrives within 10 seconds:
      | value         | shirt |
      | key           | 1     |
      | header trace  | 7     |
      | header tenant | north |
    And this message of orders arrives within 10 seconds:
      | value        | NULL |
      | value size   | -1   |
      | header trace | none |

  @G4 @points:5
  Scenario: A message's time is its producer's, unless the topic says otherwise
    Given a topic orders with replication factor 3
    And messages of orders are being read
    When these messages are published to orders:
      | value         | timestamp            |
      | from long ago | 2020-05-01T12:00:00Z |
    Then this message of orders arrives within 10 seconds:
      | value     | from long ago        |
      | timestamp | 2020-05-01T12:00:00Z |
    Given a topic arrivals with:
      | replication factor     | 3             |
      | message.timestamp.type | LogAppendTime |
    And messages of arrivals are being read
    When these messages are published to arrivals:
      | value         | timestamp            |
      | from long ago | 2020-05-01T12:00:00Z |
    # Without a row timestamp, it has to lie between the sending and the arrival.
    Then this message of arrivals arrives within 10 seconds:
      | value | from long ago |

  @G4 @points:10
  Scenario: Too large for the producer, for the topic, for the brokers
    Given a topic small with:
      | replication factor | 3    |
      | max.message.bytes  | 2000 |
    And a topic orders with replication factor 3
    When 1 message of 3000 bytes is sent to small
    Then publishing to small fails with "larger than the max message size the server will accept"
    When 1 message of 3000 bytes is published to orders
    And the setting message.max.bytes of every broker is changed to 2000
    And 1 message of 3000 bytes is sent to orders
    Then publishing to orders fails with "larger than the max message size the server will accept"
    Given producers with:
      | max.request.size | 2000 |
    And a topic more with replication factor 3
    When 1 message of 3000 bytes is sent to more
    Then publishing to more fails with "max.request.size"
    And the end offset of more is 0

  @G4 @points:15
  Scenario: A tombstone removes its key, and then goes itself
    Given the setting log.cleaner.backoff.ms of every broker is changed to 500
    And a topic prices with:
      | replication factor        | 3       |
      | cleanup.policy            | compact |
      | segment.ms                | 1       |
      | min.cleanable.dirty.ratio | 0.01    |
      | delete.retention.ms       | 1       |
    When these messages are published to prices:
      | key   | value |
      | shirt | 20    |
      | socks | 5     |
      | shirt | NULL  |
    # They begin a new segment, since what is written to is never compacted.
    And 10 messages with 10 different keys are published to prices
    Then reading prices gives only the last message of each key within 30 seconds
    When 10 messages with 10 different keys are published to prices
    And 10 messages with 10 different keys are published to prices
    Then no message of prices with key shirt is left within 30 seconds

  @G4 @points:10
  Scenario: Without idempotence, a batch that comes again arrives behind the next
    The topic refuses a batch of two messages as too large, and takes each of them alone. So the producer takes the batch
    apart and sends it again, when the message behind it has already been taken.

    Given producers with:
      | enable.idempotence | false |
      | batch.size         | 1600  |
      | linger.ms          | 1000  |
      | request.timeout.ms | 30000 |
    And a topic orders with:
      | replication factor | 3    |
      | max.message.bytes  | 1000 |
    And messages of orders are being read
    When the leader of orders is paused
    And 3 messages of 700 bytes are sent to orders
    Then no message of orders is read for 3 seconds
    When the paused broker is resumed
    Then 3 messages of orders are read within 20 seconds
    And messages of orders are read in another order than they were published
