Feature: 1. The leader is killed
  Each partition has one leader, and the other replicas follow it. When the leader's broker dies, the controller notices
  that it sends no more heartbeats, and makes another in-sync replica the leader. What was acknowledged by all in-sync
  replicas is still there.

  Background:
    Given the cluster of compose/cluster.yml

  @L1 @points:10
  Scenario: Another broker takes over, and nothing is lost
    Given a topic orders with replication factor 3
    And messages are being published to orders
    When the leader of orders is killed
    Then a new leader of orders is elected within 30 seconds
    And publishing to orders goes on
    And no acknowledged message of orders is lost
