Feature: 7. The high watermark
  A consumer sees a message once it is *committed*: once every in-sync replica has it. Up to there reaches the *high
  watermark*, and no consumer reads beyond it, whatever the producer was told. Else a consumer could act on a message
  that disappears with its leader.

  The guide lets the producer's `acks` decide when a message is committed. It does not: `acks` decides what the producer
  waits for. With `acks=1` it is told "done" when the leader alone has the message.

  By hand: pause two brokers with `docker compose -f compose/single-zookeeper.yml pause broker-2 broker-3`, publish with
  `kcat -P -b localhost:19092 -t orders -X acks=1`, and read with `kcat -C -b localhost:19092 -t orders`.

  @C7 @points:15 @corrects-the-guide
  Scenario: Acknowledged by the leader alone, and not to be read yet
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with:
      | replicas | 1,2,3 |
    And producers with:
      | acks | 1 |
    And these messages are published to orders:
      | on all three brokers |
    And messages of orders are being read
    When the followers of orders are paused
    And these messages are published to orders:
      | on the leader alone |
    Then no message of orders is read for 3 seconds
    When the paused brokers are resumed
    Then 2 messages of orders are read within 10 seconds
    And these messages are read from orders in order:
      | on all three brokers |
      | on the leader alone  |
    And this corrects the guide:
      | said  | When a message counts as committed, and may be read, depends on the producer's acks.            |
      | holds | A message that acks=1 has acknowledged is not read before the in-sync followers have it.        |
      | why   | Consumers read up to the high watermark, which only the in-sync replicas' fetches move forward. |
