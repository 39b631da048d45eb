@own-cluster
Feature: 5. The ZooKeeper leader is killed
  ZooKeeper keeps the list of brokers and the controller's place; messages never pass through it. So when one of its
  servers dies, even the leader, the ensemble elects another within seconds, the brokers' sessions move over to a living
  server, and Kafka's own leaders stay what they are.

  It needs a majority. With two of three servers dead the last one serves nobody: leaders that are there go on serving,
  but no new leader can be elected and no topic created, until one server returns.

  By hand: `for port in 2181 2182 2183; do echo srvr | nc localhost $port | grep Mode; done` shows who leads.

  Background:
    Given the cluster of compose/zookeeper-ensemble.yml
    And the cluster has 3 brokers and an ensemble of 3 ZooKeepers

  @A5.1 @points:5
  Scenario: One leads, two follow
    Then the ensemble has one leader and 2 followers

  @A5.2 @after:A2 @after:A5.1 @points:10
  Scenario: The survivors elect a leader among themselves
    When the ZooKeeper leader is killed
    Then the ensemble has one leader and 1 follower within 15 seconds
    And the log of every live ZooKeeper says "Peer state changed: looking" within 20 seconds
    And the log of the ZooKeeper leader says "LEADING" within 20 seconds
    And the log of a ZooKeeper follower says "FOLLOWING" within 20 seconds

  @A5.2 @after:A2 @after:A5.1 @points:10
  Scenario: Kafka does not notice
    Given a topic testTopic with replication factor 3
    And messages are being published to testTopic
    And messages of testTopic are being read
    When the ZooKeeper leader is killed
    Then the ensemble has one leader and 1 follower within 15 seconds
    And publishing to testTopic goes on
    And reading from testTopic goes on
    # A broker that had not moved its session to the new leader would lose it 14 seconds after the election.
    And no new leader of testTopic is elected for 20 seconds
    And publishing to testTopic has paused for at most 3 seconds
    And reading from testTopic has paused for at most 3 seconds
    And no acknowledged message of testTopic is lost

  @A5.3 @after:A2 @after:A5.1 @points:20
  Scenario: Without a majority nothing new can be decided
    Given a topic testTopic with replication factor 3
    And messages are being published to testTopic
    And messages of testTopic are being read
    When the ZooKeeper leader is killed
    And the ensemble has one leader and 1 follower within 15 seconds
    And the ZooKeeper leader is killed
    Then no ZooKeeper serves within 15 seconds
    And publishing to testTopic goes on
    And reading from testTopic goes on
    But a topic anotherTopic cannot be created
    When the leader of testTopic is killed
    Then no new leader of testTopic is elected for 25 seconds
    When the killed ZooKeeper is started again
    Then the ensemble has one leader and 1 follower within 30 seconds
    And a new leader of testTopic is elected within 45 seconds
    And publishing to testTopic goes on
    And no acknowledged message of testTopic is lost
