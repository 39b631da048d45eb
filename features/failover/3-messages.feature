@own-cluster
Feature: 3. Messages
  A producer is told of one broker, the *bootstrap server*. From it, it learns where each partition's leader is, and
  sends its messages there. A consumer does the same.

  That works from the host because each broker has two listeners: an inner one, port 9092, for the other brokers, and
  one that is published on the host and advertised as `localhost:3200N`.

  By hand: `kcat -P -b localhost:32001 -t testTopic` and `kcat -C -b localhost:32001 -t testTopic`.

  Background:
    Given the cluster of compose/zookeeper-ensemble.yml
    And the cluster has 3 brokers and an ensemble of 3 ZooKeepers
    And a topic testTopic with replication factor 3

  @A3 @after:A2 @points:5
  Scenario: What is published through one broker is read back in order through another
    When these messages are published to testTopic through a follower of testTopic:
      | 42        |
      | test test |
    Then these messages are read from testTopic through the leader of testTopic in order:
      | 42        |
      | test test |
    And the end offset of testTopic is 2

  @A3 @after:A2 @points:5
  Scenario: Only the published ports are open to the host
    Then a client on the host reaches every broker
    But only published ports of the brokers are open to the host
