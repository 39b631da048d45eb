Feature: 3. Order
  A partition is a log: messages are appended at its end and read in that order. Between two partitions there is no
  order at all. A consumer of several partitions gets a stretch of the one, then a stretch of the other.

  So whatever must stay in order needs the same key, or a topic with a single partition.

  By hand: publish numbered lines with several keys, and read them with
  `kcat -C -e -b localhost:19092 -t orders -f '%p: %s\n'`.

  Background:
    Given the cluster of compose/single-zookeeper.yml

  @C3 @points:5
  Scenario: Order holds within each of three partitions, and not across them
    Given a topic orders with 3 partitions and replication factor 3
    When 300 messages with 30 different keys are published to orders
    Then every partition of orders keeps the order of publishing
    But messages of orders are read in another order than they were published

  @C3 @points:5
  Scenario: A single partition keeps everything in order
    Given a topic orders with 1 partition and replication factor 3
    When these messages are published to orders:
      | key   | value  |
      | anna  | first  |
      | bruno | second |
      | anna  | third  |
    Then these messages are read from orders in order:
      | first  |
      | second |
      | third  |
