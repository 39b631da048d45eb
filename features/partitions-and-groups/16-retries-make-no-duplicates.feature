Feature: 16. Retries make no duplicates
  A producer that gets no answer in time cannot know whether its request was carried out. So it sends the messages
  again, and if the first request had arrived after all, they are there twice.

  An *idempotent* producer, the default since Kafka 3.0, numbers its messages. The leader knows the numbers that it has
  appended, and answers a second copy without appending it. Turning idempotence off shows the difference on the same
  fault: the leader stands still for longer than `request.timeout.ms` while requests wait in its network buffers.

  By hand: `docker compose -f compose/single-zookeeper.yml pause broker-1` while a producer with a short
  `request.timeout.ms` is at work, wait until it has sent again, `unpause broker-1`, and count what arrives.

  Background:
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with:
      | replicas | 1,2,3 |

  @C16 @points:15
  Scenario: Without idempotence, what was sent again is there twice
    Given producers with:
      | enable.idempotence | false |
      | request.timeout.ms | 3000  |
    And 5 messages are sent to orders
    And 5 messages of orders are read within 10 seconds
    When the leader of orders is paused
    And 10 messages are sent to orders
    Then a producer of orders retries within 7 seconds
    When the paused broker is resumed
    Then messages of orders are duplicated
    And no acknowledged message of orders is lost

  @C16 @points:15
  Scenario: With idempotence, each is there once
    Given producers with:
      | request.timeout.ms | 3000 |
    And 5 messages are sent to orders
    And 5 messages of orders are read within 10 seconds
    When the leader of orders is paused
    And 10 messages are sent to orders
    Then a producer of orders retries within 7 seconds
    When the paused broker is resumed
    Then no message of orders is duplicated or out of order
    And no acknowledged message of orders is lost
    And the end offset of orders is 15
