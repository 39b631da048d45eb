Feature: 9. Below min.insync.replicas
  `min.insync.replicas` says how many replicas must be in sync for `acks=all` to be answered at all. Below that the
  leader refuses, with NotEnoughReplicas: the topic can be read, but not be written safely. That is the price of never
  losing an acknowledged message.

  A producer with its default settings does not show the error at once: it tries again for `delivery.timeout.ms`, two
  minutes, in the hope that a replica comes back. This stage turns retries off to see it.

  With `acks=1` the leader accepts still. But since Kafka 3.7 such a message is not to be read before enough replicas
  are in sync again.

  By hand: `docker compose -f compose/single-zookeeper.yml stop broker-2 broker-3`, then
  `kcat -P -b localhost:19092 -t orders -X acks=all -X retries=0`.

  Background:
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with:
      | replicas            | 1,2,3 |
      | min.insync.replicas | 2     |
    And these messages are published to orders:
      | while all was well |

  @C9 @points:15
  Scenario: acks=all is refused, and what was there stays readable
    When broker 2 is stopped
    And broker 3 is stopped
    Then the ISR of orders is broker 1
    Given producers with:
      | acks               | all   |
      | retries            | 0     |
      | enable.idempotence | false |
    When these messages are sent to orders:
      | refused |
    Then publishing to orders fails with "NotEnoughReplicasException"
    And these messages are read from orders in order:
      | while all was well |

  @C9 @points:15
  Scenario: acks=1 is accepted, and not to be read before the replicas are back
    Given messages of orders are being read
    When broker 2 is stopped
    And broker 3 is stopped
    Then the ISR of orders is broker 1
    Given producers with:
      | acks | 1 |
    When these messages are published to orders:
      | accepted by the leader alone |
    Then no message of orders is read for 3 seconds
    When broker 2 is started again
    Then the ISR of orders is brokers 1 and 2 within 60 seconds
    And 2 messages of orders are read within 60 seconds
    And these messages are read from orders in order:
      | while all was well           |
      | accepted by the leader alone |

  @C9 @points:10
  Scenario: A producer that goes on trying succeeds when a replica is back
    When broker 2 is stopped
    And broker 3 is stopped
    Then the ISR of orders is broker 1
    When these messages are sent to orders:
      | patient |
    Then a producer of orders retries within 20 seconds
    When broker 2 is started again
    Then the ISR of orders is brokers 1 and 2 within 60 seconds
    And 2 messages of orders are read within 60 seconds
    And no acknowledged message of orders is lost
