@own-cluster
Feature: 2. A topic
  A topic is a number of partitions, and each partition has as many *replicas* as the replication factor says, on as
  many brokers. One replica leads: it alone takes writes. The others fetch from it, and those that keep up are *in
  sync*: they are the ISR.

  By hand: `kcat -L -b localhost:32001` shows leader, replicas and ISR as broker 1 knows them.

  Background:
    Given the cluster of compose/zookeeper-ensemble.yml
    And the cluster has 3 brokers and an ensemble of 3 ZooKeepers

  @A2 @points:5
  Scenario: One partition on three brokers
    Given a topic testTopic with 1 partition and replication factor 3
    Then every partition of testTopic has a leader
    And the replicas of testTopic are all brokers
    And the ISR of testTopic is all brokers
