@own-cluster
Feature: 1. The quorum
  Kafka 4 has no ZooKeeper. What ZooKeeper kept, such as the brokers, the topics, and who leads what, is a log of its
  own, the *metadata log*, and a few nodes with the role `controller` keep it among themselves. They are the *voters* of
  a quorum: they elect one of them, the *active controller*, which alone appends to the log; a record counts once a
  majority of the voters has it.

  The brokers are *observers*: they fetch the same log without a vote, and so learn what the active controller has
  decided. A client never speaks to a controller. It asks any broker, and the broker passes on what is for the active
  controller. For that reason a broker's metadata names just any live broker as "the controller": whoever wants to know
  the active one asks for the quorum.

  By hand: `docker compose -f compose/kraft.yml up -d`, then in `docker compose -f compose/kraft.yml exec kafka1 bash`:
  `/opt/kafka/bin/kafka-metadata-quorum.sh --bootstrap-server kafka1:9092 describe --status`.

  Background:
    Given the cluster of compose/kraft.yml
    And the cluster has 3 brokers and a quorum of 3 dedicated controllers

  @F1 @points:5
  Scenario: Three vote, three observe, one of the voters is active
    Then every node is running
    And every broker lists all brokers
    And the quorum has 3 voters and 3 observers
    And every broker names the same controller

  @F1 @points:5
  Scenario: A topic is replicated as ever
    Given a topic testTopic with replication factor 3
    Then every partition of testTopic has a leader
    And the replicas of testTopic are all brokers
    And the ISR of testTopic is all brokers
    When these messages are published to testTopic through a follower of testTopic:
      | 42        |
      | test test |
    Then these messages are read from testTopic through the leader of testTopic in order:
      | 42        |
      | test test |
