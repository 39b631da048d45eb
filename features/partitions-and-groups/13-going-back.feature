Feature: 13. Going back
  Since a message stays where it is, a group can read it again: the offset is the consumer's to choose. That is how one
  repeats a computation after a mistake has been put right, as far back as the topic's retention reaches.

  There are two ways. A consumer that runs can `seek`: its next poll begins at that offset, and what the group has
  committed changes only with its next commit. For a whole group there is `kafka-consumer-groups --reset-offsets`, which
  commits an offset in the group's place; Kafka refuses it while the group has members, since they would not know of it,
  and would overwrite it with their next commit.

  By hand: end every consumer of the group, then
  `kafka-consumer-groups --bootstrap-server localhost:19092 --reset-offsets --group billing --topic orders:0 --to-offset
  2 --execute`.

  Background:
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with replication factor 3
    And 10 messages without a key are published to orders

  @C13 @points:10
  Scenario: A running consumer goes back
    Given 1 consumer of group billing reads orders
    And group billing has read every message of orders, each once
    When group billing goes back to offset 6 of orders
    Then group billing reads offsets 6 to 9 of orders again
    And group billing has committed offset 10 of orders

  @C13 @points:10
  Scenario: A group without members is put back
    Given a consumer of group billing reads 10 messages of orders and commits
    And a consumer of group billing is closed
    When group billing is reset to offset 2 of orders
    Then group billing has committed offset 2 of orders
    When 1 consumer of group billing reads orders
    Then group billing reads offsets 2 to 9 of orders again

  @C13 @points:5
  Scenario: Not while it has members
    Given 1 consumer of group billing reads orders
    And group billing has read every message of orders
    Then group billing cannot be reset to offset 2 of orders
    And group billing has committed offset 10 of orders
