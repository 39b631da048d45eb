Feature: 2. Without a key
  The guide says that messages without a key go round-robin: each to another partition than the one before. That was so
  once. Today's producer is *sticky*: it stays with one partition until it has sent about a batch there (`batch.size`,
  16 kB), and then picks the next one. Full batches are fewer requests, and over time every partition still gets its
  share (KIP-480, and since Kafka 3.3 KIP-794).

  Who wants round-robin must ask for it: `RoundRobinPartitioner` still exists. Here it also proves that the measurement
  would notice.

  By hand: `seq 100 | kafka-console-producer --bootstrap-server localhost:19092 --topic orders`, then
  `kafka-get-offsets --bootstrap-server localhost:19092 --topic orders`.

  Background:
    Given the cluster of compose/single-zookeeper.yml

  @C2 @points:10 @corrects-the-guide
  Scenario: The default producer stays with a partition, round-robin changes with every message
    Given a topic sticky with 3 partitions and replication factor 3
    And a topic in-turn with 3 partitions and replication factor 3
    When 200 messages without a key are published to sticky
    Given producers with:
      | partitioner.class | org.apache.kafka.clients.producer.RoundRobinPartitioner |
    When 200 messages without a key are published to in-turn
    Then consecutive messages of sticky change partition at most 2 times
    And consecutive messages of in-turn change partition at least 199 times
    And the measured values stand side by side
    And this corrects the guide:
      | said  | Without a key, messages are spread round-robin.                                               |
      | holds | The default producer fills a batch for one partition before it turns to another.              |
      | why   | Sticky partitioning (KIP-480, KIP-794) sends fewer and fuller batches; round-robin is opt-in. |
