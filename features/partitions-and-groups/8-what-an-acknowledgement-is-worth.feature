Feature: 8. What an acknowledgement is worth
  With `acks=0` the producer asks for no answer, with `acks=1` for the leader's, with `acks=all` for that of all
  replicas that are in sync. What the first two can lose is not a matter of bad luck. If the leader dies before a
  follower has fetched the message, it is gone, and the producer believes that all is well.

  Here the followers are paused, so that they surely do not fetch. A fetch that waits at the leader already would take
  the next messages along; it waits for half a second at most. So one message goes ahead, and for two seconds the lab
  sees that it cannot be read. Then come the messages that count, the leader is killed, and the followers go on. With
  `acks=all` the producer has not been told anything yet, so it sends its messages again, to the new leader.
  `min.insync.replicas=2` sees to it that "all" is never the leader alone.

  By hand: `docker compose -f compose/single-zookeeper.yml pause broker-2 broker-3`, publish with
  `kcat -P -b localhost:19092 -t orders -X acks=1`, `kill broker-1`, `unpause broker-2 broker-3`, and read.

  @C8 @points:20
  Scenario: The leader dies with messages that only it has
    # A session of 20 s, so that a slow machine cannot take the paused followers for dead.
    Given the cluster of compose/single-zookeeper.yml with:
      | ZOOKEEPER_SESSION_TIMEOUT_MS | 20000 |
    And a topic ahead with:
      | replicas | 1,2,3 |
    And a topic acks-0 with:
      | replicas | 1,2,3 |
    And a topic acks-1 with:
      | replicas | 1,2,3 |
    And a topic acks-all with:
      | replicas            | 1,2,3 |
      | min.insync.replicas | 2     |
    And producers with:
      | acks | all |
    And 5 messages are sent to acks-all
    And 5 messages of acks-all are read within 10 seconds
    When the followers of ahead are paused
    Given producers with:
      | acks | 1 |
    And messages of ahead are being read
    When 1 message without a key is published to ahead
    Then no message of ahead is read for 2 seconds
    When 10 messages without a key are published to acks-1
    Given producers with:
      | acks | 0 |
    When 10 messages without a key are published to acks-0
    Given producers with:
      | acks | all |
    When 10 messages are sent to acks-all
    And the leader of ahead is killed
    And the paused brokers are resumed
    Then within 24 seconds, the partitions of acks-all are:
      | leader |
      | 2      |
    And messages sent to acks-0 are lost
    And acknowledged messages of acks-1 are lost
    But no acknowledged message of acks-all is lost
    And the end offset of acks-all is 15
    And the measured values stand side by side

  @C8 @points:15
  Scenario: With acks=all, a leader's death in running traffic loses nothing
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with:
      | replication factor  | 3 |
      | min.insync.replicas | 2 |
    And producers with:
      | acks | all |
    And messages are being published to orders
    When the leader of orders is killed
    Then a new leader of orders is elected within 18 seconds
    And publishing to orders goes on
    And no acknowledged message of orders is lost
    And no message of orders is duplicated or out of order
