Feature: 5. Where replicas are, and which may lead
  Brokers of one *rack* fail together: a rack stands for whatever has one power supply, such as a room or a cloud's
  availability zone. If brokers say where they stand (`broker.rack`), Kafka spreads each partition's replicas over as many
  racks as it can, so that no rack has them all.

  Consumers read from the leader. With a replica selector on the brokers (`replica.selector.class`) and `client.rack` at
  the consumer, they read from a replica in their own rack instead (KIP-392): what crosses from one zone to another is
  slow, and clouds charge for it. The leader is asked first, and answers with the replica to read from.

  A partition whose in-sync replicas are all dead has no leader. A replica that is not in sync could lead, but would lack
  what was acknowledged without it: that is an *unclean* election, and `unclean.leader.election.enable` is `false`. With
  `true`, the partition can be used at once, and the messages are gone for good, even after the old leader has come back.

  Since Kafka 4.1 (KIP-966) the controller also keeps *eligible leader replicas*: those that left the ISR when it had shrunk
  below `min.insync.replicas`. From then on no message with `acks=all` was acknowledged, so these replicas lack none of
  them. Any of them may lead, and nothing is lost.

  By hand: `kafka-topics --bootstrap-server localhost:31292 --describe --topic orders`, which shows Elr, too, and
  `kafka-console-consumer --bootstrap-server localhost:31292 --topic orders --from-beginning --command-property
  client.rack=south`.

  Background:
    Given the cluster of compose/racks.yml

  @G5 @points:10
  Scenario: Replicas are spread over racks
    # Broker 1 is alone in the rack north. Without racks, a third of the partitions would be on brokers 2 and 3.
    Given a topic orders with 6 partitions and replication factor 2
    Then every partition of orders has replicas in 2 racks

  @G5 @points:15
  Scenario: A reader reads from a replica in its own rack
    Given a topic orders with:
      | replicas | 1,2 |
    And 500 messages with 50 different keys are published to orders
    Then a reader in rack north reads orders from broker 1
    And a reader without a rack reads orders from broker 1
    And a reader in rack south reads orders from broker 2
    When broker 2 is stopped
    Then a reader in rack south reads orders from broker 1

  @G5 @points:10
  Scenario: Only a replica that is not in sync is left
    Given a topic orders with:
      | replicas | 1,2 |
    When broker 2 is stopped
    Then the ISR of orders is broker 1
    When 10 messages without a key are published to orders
    And broker 1 is stopped
    And broker 2 is started again
    Then the partitions of orders are:
      | leader |
      | none   |
    When broker 1 is started again
    Then within 30 seconds, the partitions of orders are:
      | leader |
      | 1      |
    And no acknowledged message of orders is lost

  @G5 @points:10
  Scenario: An unclean election has a leader at once, and loses messages
    Given a topic orders with:
      | replicas                       | 1,2  |
      | unclean.leader.election.enable | true |
    When broker 2 is stopped
    Then the ISR of orders is broker 1
    When 10 messages without a key are published to orders
    And broker 1 is stopped
    And broker 2 is started again
    Then within 30 seconds, the partitions of orders are:
      | leader | ISR |
      | 2      | 2   |
    And acknowledged messages of orders are lost
    When broker 1 is started again
    Then the ISR of orders is brokers 1 and 2 within 30 seconds
    And acknowledged messages of orders are lost

  @G5 @points:15
  Scenario: An eligible leader replica leads, and loses nothing
    Given a topic orders with:
      | replicas            | 1,2 |
      | min.insync.replicas | 2   |
    And 10 messages without a key are published to orders
    When broker 2 is stopped
    Then the ISR of orders is broker 1
    And the eligible leader replica of orders is broker 2
    When broker 1 is stopped
    And broker 2 is started again
    Then within 30 seconds, the partitions of orders are:
      | leader | ISR |
      | 2      | 2   |
    And the eligible leader replica of orders is broker 1
    # With fewer in-sync replicas than min.insync.replicas, nobody can read what the new leader has.
    When broker 1 is started again
    Then the ISR of orders is brokers 1 and 2 within 30 seconds
    And no acknowledged message of orders is lost
