@own-cluster
Feature: 1. The cluster is up
  Three ZooKeepers form an *ensemble*: one of them leads, and a majority of two is enough to go on. Three brokers
  register with it, and one of the brokers is elected *controller*: it decides which replica leads each partition, and
  tells the others.

  A client may ask any broker. Each knows the whole cluster.

  By hand: `docker compose -f compose/zookeeper-ensemble.yml up -d`, then
  `docker compose -f compose/zookeeper-ensemble.yml ps`.

  Background:
    Given the cluster of compose/zookeeper-ensemble.yml
    And the cluster has 3 brokers and an ensemble of 3 ZooKeepers

  @A1 @points:5
  Scenario: Every node runs, and every broker knows every other
    Then every node is running
    And every broker lists all brokers
    And every broker names the same controller

  @A1 @points:5
  Scenario: All three ZooKeepers serve
    Then the ensemble has one leader and 2 followers
