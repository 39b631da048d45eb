@own-cluster
Feature: 6. A rolling restart
  To change a setting or a version, brokers are restarted one after another while clients work. Three things make that
  harmless. Each broker is *stopped*, not killed, so that its leaders move before it goes. The next one waits until
  every ISR is full again: with two brokers away, a partition could lose its last in-sync replica. And clients retry: an
  idempotent producer sends what was on its way once more, and no message stands twice.

  A consumer group need not notice either. The broker that coordinates it stops like the others; the group's members
  find the next coordinator, which knows the group from the offsets topic, and go on with the partitions they have.

  Afterwards the leaders are not where they were: the broker that was restarted last leads nothing. An operator ends a
  rolling restart by electing the preferred leaders.

  By hand: `docker compose -f compose/kraft.yml restart kafka1`, then the others, each once
  `kafka-topics --bootstrap-server localhost:31092 --describe --under-replicated-partitions` prints nothing.

  Background:
    Given the cluster of compose/kraft.yml
    And the cluster has 3 brokers and a quorum of 3 dedicated controllers
    And a topic testTopic with 3 partitions and replication factor 3

  @F6 @after:F1 @points:15
  Scenario: Every broker is restarted, and nothing is lost
    Given messages are being published to testTopic
    And messages of testTopic are being read
    When each broker is restarted in turn
    Then publishing to testTopic goes on
    And reading from testTopic goes on
    And the ISR of testTopic is all brokers
    And no acknowledged message of testTopic is lost
    And no message of testTopic is duplicated or out of order
    # The one that was restarted last.
    And the stopped broker leads no partition of testTopic
    When the preferred leaders of testTopic are elected
    Then the preferred leaders of testTopic lead

  @F6 @after:F1 @points:15
  Scenario: A group keeps its assignment
    Given 2 consumers of group readers read testTopic
    When each broker is restarted in turn
    Then group readers has 2 members, of which 0 are idle
    And group readers has not been rebalanced since
