Feature: 1. The key decides
  A topic is cut into partitions, and the producer chooses a partition for each message; the broker has no say in it. If
  the message has a key, the producer hashes the key's bytes with *murmur2* and takes the hash modulo the number of
  partitions. Nothing is remembered: another producer, on another day, computes the same.

  That is why all messages of one customer can be kept in order, and why a topic whose messages all have the same key
  uses one partition only. It also means that adding partitions later moves keys.

  By hand: `kcat -P -b localhost:19092 -t orders -K : -X partitioner=murmur2` with lines such as `anna:first`, then
  `kcat -C -e -b localhost:19092 -t orders -f 'key %k: partition %p\n'`.

  Background:
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with 6 partitions and replication factor 3

  @C1 @points:5
  Scenario: A second producer finds the same partition
    When these messages are published to orders:
      | key   | value |
      | anna  | tea   |
      | bruno | milk  |
      | clara | salt  |
    And these messages are published to orders:
      | key   | value  |
      | bruno | honey  |
      | clara | pepper |
      | anna  | sugar  |
    Then messages of orders with the same key are in the same partition
    And the end offset of orders is 6

  @C1 @points:5
  Scenario: The rule predicts it
    When 200 messages with 50 different keys are published to orders
    Then messages of orders with the same key are in the same partition
    And every key of orders is in the partition that murmur2 gives
