Feature: Mistakes: cluster

  # has no variable NO_SUCH
  @M1
  Scenario: Cluster 1
    Given the cluster of compose/zookeeper-ensemble.yml with:
      | NO_SUCH | 1 |
    Then every broker lists brokers 1, 2 and 3

  # did you mean ZOOKEEPER_SESSION_TIMEOUT_MS?
  @M1
  Scenario: Cluster 14
    Given the cluster of compose/zookeeper-ensemble.yml with:
      | ZOOKEEPER_SESION_TIMEOUT_MS | 18000 |
    Then every broker lists brokers 1, 2 and 3

  # needs 4 brokers
  @M1
  Scenario: Cluster 2
    Given a topic orders with replication factor 4
    Then every broker lists brokers 1, 2 and 3

  # needs 5 brokers
  @M1
  Scenario: Cluster 3
    Given a topic orders with:
      | replication factor | 5 |
    Then every broker lists brokers 1, 2 and 3

  # has no ZooKeeper
  @M1
  Scenario: Cluster 4
    Given the cluster of compose/kraft-combined.yml
    When the ZooKeeper leader is killed
    Then every broker lists brokers 1, 2 and 3

  # has no ZooKeeper
  @M1
  Scenario: Cluster 5
    Given the cluster of compose/kraft-combined.yml
    Then the ensemble has one leader and 2 followers

  # has no KRaft quorum
  @M1
  Scenario: Cluster 6
    When the active controller is killed
    Then every broker lists brokers 1, 2 and 3

  # has no KRaft quorum
  @M1
  Scenario: Cluster 7
    Then the quorum has 3 voters and 0 observers

  # has no Kafdrop
  @M1
  Scenario: Cluster 8
    Then Kafdrop lists brokers 1, 2 and 3

  # has no REST Proxy
  @M1
  Scenario: Cluster 9
    Then the REST Proxy lists brokers 1, 2 and 3

  # there is no Compose file
  @M1
  Scenario: Cluster 10
    Given the cluster of compose/none.yml
    Then every broker lists brokers 1, 2 and 3

  # has no broker 7
  @M1
  Scenario: Cluster 11
    When broker 7 is killed
    Then every broker lists brokers 1, 2 and 3

  # has no node kafka9
  @M1
  Scenario: Cluster 12
    When node kafka9 is killed
    Then every broker lists brokers 1, 2 and 3

  # tagged @no-cluster
  @no-cluster
  Scenario: Cluster 13
    Then every broker lists brokers 1, 2 and 3

  # these are 2 clusters (east; west) of src/test/resources/compose/two-clusters.yml
  @M1
  Scenario: Cluster 15
    Given the cluster of src/test/resources/compose/two-clusters.yml
    Then every broker lists brokers 1

  # a lab is about one cluster
  @M1
  Scenario: Cluster 16
    Given only east and west of the cluster of src/test/resources/compose/two-clusters.yml
    Then every broker lists brokers 1

  # the lab needs 4 brokers, and compose/zookeeper-ensemble.yml has 3 (kafka1, kafka2 and kafka3)
  @M1
  Scenario: Cluster 17
    Given the cluster of compose/zookeeper-ensemble.yml
    And the cluster has 4 brokers
    Then every broker lists all brokers

  # the lab needs a quorum of 3 controllers, and compose/zookeeper-ensemble.yml has none
  @M1
  Scenario: Cluster 18
    Given the cluster of compose/zookeeper-ensemble.yml
    And the cluster has 3 brokers and a quorum of 3 controllers
    Then every broker lists all brokers

  # the lab needs an ensemble of 3 ZooKeepers, and compose/single-zookeeper.yml has 1 (zookeeper)
  @M1
  Scenario: Cluster 19
    Given the cluster of compose/single-zookeeper.yml
    And the cluster has 3 brokers and an ensemble of 3 ZooKeepers
    Then every broker lists all brokers

  # the lab needs a quorum of 3 controllers that are no brokers, and compose/kraft-combined.yml has none
  @M1
  Scenario: Cluster 20
    Given the cluster of compose/kraft-combined.yml
    And the cluster has 3 brokers and a quorum of 3 dedicated controllers
    Then every broker lists all brokers
