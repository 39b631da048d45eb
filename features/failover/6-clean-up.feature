@own-cluster
Feature: 6. Clean-up
  What a cluster knows lies in its nodes' data: topics and messages with the brokers, the list of topics with ZooKeeper.
  Taking the cluster down removes processes, networks and ports; whether the data goes too is a choice. Old data can
  spoil the next attempt, so a lab starts empty unless it asks for what was kept.

  By hand: `docker compose -f compose/zookeeper-ensemble.yml down --volumes` removes everything,
  `docker compose -f compose/zookeeper-ensemble.yml down` keeps the data.

  Background:
    Given the cluster of compose/zookeeper-ensemble.yml
    And the cluster has 3 brokers and an ensemble of 3 ZooKeepers
    And a topic testTopic with replication factor 3
    And these messages are published to testTopic:
      | 42 |

  @A6 @after:A2 @points:10
  Scenario: Down removes everything, and a new start begins empty
    When the cluster is taken down
    Then nothing of the cluster is left on this machine
    When the cluster is started again
    Then every broker lists all brokers
    And the cluster has no topics

  @A6 @after:A2 @points:10
  Scenario: Data that is kept is there again
    When the cluster is taken down, but its data is kept
    And the cluster is started again
    Then every broker lists all brokers
    And these messages are read from testTopic in order:
      | 42 |
