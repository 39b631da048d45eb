@own-cluster
Feature: 5. Combined mode
  A node may have both roles, `process.roles=broker,controller`: three nodes are a whole cluster then, which is handy on
  a laptop. Kafka's documentation advises against it where much depends on the cluster, and this stage shows one reason:
  a single death can take a partition's leader and the active controller.

  That adds up. First the others must elect a new active controller, 1.5 to 7 seconds. It does not know when its
  predecessor last heard from each broker, so that it gives all of them a whole session of 9 seconds from its own
  election on; only then the dead broker is fenced and its partitions get new leaders, 10.5 to 17 seconds after the kill
  instead of 7 to 12.

  By hand: `docker compose -f compose/kraft-combined.yml up -d`, ask `kafka-metadata-quorum` for the `LeaderId`, and
  kill that node.

  Background:
    Given the cluster of compose/kraft-combined.yml
    And the cluster has 3 brokers and a quorum of 3 combined controllers

  @F5 @points:5
  Scenario: Three nodes vote, and nobody only observes
    Then every node is running
    And every broker lists all brokers
    And the quorum has 3 voters and 0 observers
    And every broker names the same controller

  @F5 @points:15
  Scenario: The leader is the active controller too
    Given a topic testTopic with replication factor 3, led by the active controller
    And messages are being published to testTopic
    When the leader of testTopic is killed
    Then another controller becomes active within 15 seconds
    And a new leader of testTopic is elected within 18 seconds, but not before 10.5 seconds
    And publishing to testTopic goes on
    And no acknowledged message of testTopic is lost

  @F5 @points:10
  Scenario: The leader is not the active controller
    Given a topic testTopic with replication factor 3, led by a standby controller
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 13 seconds
    And the active controller has not changed
