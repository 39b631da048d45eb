Feature: 3. Three partitions, one replica each
  Kafka places the leaders of a topic's partitions on the brokers in turn, so that each carries its share. With a
  replication factor of 1, each partition's leader is also its only replica: the ISR is as full as it can be, and the
  next broker to fail takes a third of the topic with it.

  By hand: `kafka-topics --bootstrap-server localhost:29092 --create --topic myorders --partitions 3
  --replication-factor 1`, then `curl localhost:8082/topics/myorders`.

  Background:
    Given the cluster of compose/rest-proxy.yml
    And a topic myorders with 3 partitions and replication factor 1

  @D3 @points:5
  Scenario: Each broker leads one partition
    Then every partition of myorders has a leader
    And the leaders of myorders are balanced over brokers 1, 2 and 3

  @D3 @points:5
  Scenario: The REST Proxy shows the same leaders, replicas and ISR
    Then the REST Proxy shows myorders as Kafka does
