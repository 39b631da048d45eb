Feature: 2. A topic that nobody created
  With `auto.create.topics.enable`, which is on unless somebody turns it off, a broker that is asked for a topic it does
  not know creates it. It gets the defaults: one partition, one replica, on one broker. The first producer may be told
  once that the topic has no leader yet; it asks again by itself.

  That is handy in a lab and dangerous elsewhere: a misspelt name becomes a topic, and one replica is no replication.

  By hand: `echo Hello | kafka-console-producer --bootstrap-server localhost:29092 --topic first_topic`, then
  `curl localhost:8082/topics`.

  Background:
    Given the cluster of compose/rest-proxy.yml

  @D2 @points:5
  Scenario: Three messages in, three out
    Given every broker has the setting auto.create.topics.enable true
    And the cluster has no topics
    When these messages are published to first_topic:
      | Hello       |
      | Kafka       |
      | from a test |
    Then these messages are read from first_topic in order:
      | Hello       |
      | Kafka       |
      | from a test |
    And the end offset of first_topic is 3

  @D2 @points:5
  Scenario: It has one partition with one replica
    When these messages are published to first_topic:
      | Hello |
    Then the cluster has a topic first_topic with 1 partition and replication factor 1

  @D2 @points:5
  Scenario: The REST Proxy lists it
    When these messages are published to first_topic:
      | Hello |
    Then the REST Proxy lists topic first_topic
