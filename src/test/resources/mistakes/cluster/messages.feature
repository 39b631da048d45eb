Feature: Mistakes about messages
  None of these scenarios may be verified. The tag says which verdict each must get, the comment above it words of the
  reason that must be given.

  Background:
    Given the cluster of compose/single-zookeeper.yml

  # acks=0, which asks for no acknowledgement
  @failed
  Scenario: acks=0 loses nothing on a whole cluster, and acknowledges nothing
    Given a topic orders with replication factor 3
    And producers with:
      | acks | 0 |
    When 10 messages without a key are published to orders
    Then acknowledged messages of orders are lost

  # acks=0, which asks for no acknowledgement
  @failed
  Scenario: What acks=0 has sent is not owed
    Given a topic orders with replication factor 3
    And producers with:
      | acks | 0 |
    When 10 messages without a key are published to orders
    Then no acknowledged message of orders is lost

  # messages sent to orders that cannot be read
  @failed
  Scenario: Nothing is lost that arrives a little later
    Given a topic orders with replication factor 3
    And producers with:
      | acks | 0 |
    When 50 messages without a key are published to orders
    Then messages sent to orders are lost

  # acknowledged messages of orders that cannot be read, of 3
  @failed
  Scenario: What a paused follower holds back is not lost
    Given a topic orders with:
      | replicas | 1,2,3 |
    And producers with:
      | acks | 1 |
    When the followers of orders are paused
    And 3 messages without a key are published to orders
    Then acknowledged messages of orders are lost

  # messages at more than one offset
  @failed
  Scenario: Two messages of one value are no duplicate
    Given a topic orders with replication factor 3
    When these messages are published to orders:
      | ping |
      | ping |
    Then messages of orders are duplicated

  # messages that were read behind later ones
  @failed
  Scenario: A value that comes back is in order
    Given a topic orders with replication factor 3
    When these messages are published to orders:
      | a |
      | b |
      | a |
    Then messages of orders are read in another order than they were published

  # has two messages, so that they could be in two partitions
  @failed
  Scenario: Unique keys show nothing
    Given a topic orders with 6 partitions and replication factor 3
    When these messages are published to orders:
      | key   | value |
      | anna  | tea   |
      | bruno | milk  |
    Then messages of orders with the same key are in the same partition

  # with a single one there is no choice
  @failed
  Scenario: Of one partition nothing is chosen
    Given a topic orders with 1 partition and replication factor 3
    When these messages are published to orders:
      | key  | value |
      | anna | tea   |
      | anna | milk  |
    Then every key of orders is in the partition that murmur2 gives

  # with two messages of this scenario or more
  @failed
  Scenario: One message is always in order
    Given a topic orders with replication factor 3
    When 1 message without a key is published to orders
    Then every partition of orders keeps the order of publishing

  # with none that the reader has not got
  @failed
  Scenario: Silence where nobody publishes
    Given a topic orders with replication factor 3
    And messages of orders are being read
    Then no message of orders is read for 1 second

  # messages of orders that are read in all
  @failed
  Scenario: More is read than was said
    Given a topic orders with replication factor 3
    When 5 messages are sent to orders
    Then 3 messages of orders are read within 10 seconds

  # asks for 0 messages
  @error
  Scenario: No messages are read
    Given a topic orders with replication factor 3
    Then 0 messages of orders are read within 1 second

  # Nobody publishes to orders
  @error
  Scenario: Nobody publishes
    Given a topic orders with replication factor 3
    Then no acknowledged message of orders is lost

  # a producer of orders to send a message again
  @failed
  Scenario: A retry of before the fault
    Given a topic orders with:
      | replicas            | 1,2 |
      | min.insync.replicas | 2   |
    When broker 2 is stopped
    And 1 message is sent to orders
    Then a producer of orders retries within 20 seconds
    When broker 2 is started again
    Then the ISR of orders is brokers 1 and 2 within 60 seconds
    And 1 message of orders is read within 30 seconds
    When broker 3 is stopped
    Then a producer of orders retries within 5 seconds

  # No key of prices has two acknowledged messages
  @error
  Scenario: Nothing to compact
    Given a topic prices with:
      | replication factor | 3       |
      | cleanup.policy     | compact |
    When 5 messages with 5 different keys are published to prices
    Then reading prices gives only the last message of each key within 5 seconds

  # a | 2024
  @failed
  Scenario: Read with another key than it was published with
    Given a topic orders with replication factor 3
    When these messages are published to orders:
      | key | value |
      | b   | 2024  |
    Then these messages are read from orders in order:
      | key | value |
      | a   | 2024  |

  # a | NULL
  @failed
  Scenario: An empty message is read as a tombstone
    Given a topic orders with replication factor 3
    When these messages are published to orders:
      | key | value |
      | a   |       |
    Then these messages are read from orders in any order:
      | key | value |
      | a   | NULL  |

  # shirt | 8
  @failed
  Scenario: Read with another header than it was published with
    Given a topic orders with replication factor 3
    When these messages are published to orders:
      | value | header trace |
      | shirt | 7            |
    Then these committed messages are read from orders in order:
      | value | header trace |
      | shirt | 8            |
