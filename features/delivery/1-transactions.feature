Feature: 1. Transactions
  A producer with a `transactional.id` can write to several partitions so that a reader sees all of it or nothing. What
  it sends lies in the log at once; whether it counts is decided by a marker that is written behind it when the producer
  commits or aborts.

  A reader with `isolation.level=read_committed` gets no further than the *last stable offset*, the first message of the
  oldest open transaction, and leaves out what was aborted. Kafka's default, `read_uncommitted`, shows everything.

  By hand: `kafka-console-consumer --isolation-level read_committed` beside one without it, while a transactional
  producer is at work.

  Background:
    Given the cluster of compose/kraft-combined.yml
    And a topic orders with 2 partitions and replication factor 3

  @G1 @points:10
  Scenario: What is not committed is hidden from readers of committed messages
    Given a topic invoices with replication factor 3
    And a transactional producer till
    When producer till begins a transaction
    And producer till sends to orders:
      | key | value |
      | 1   | shirt |
      | 2   | socks |
    And producer till sends to invoices:
      | for a shirt and socks |
    Then no committed message is read from orders
    And these messages are read from invoices in order:
      | for a shirt and socks |
    And the last stable offset of invoices is 0
    When producer till commits
    Then these committed messages are read from orders in any order:
      | shirt |
      | socks |
    And these committed messages are read from invoices in order:
      | for a shirt and socks |
    # The marker that commits takes an offset, too.
    And the last stable offset of invoices is 2

  @G1 @points:10
  Scenario: What is aborted is hidden for ever
    Given a topic invoices with replication factor 3
    And a transactional producer till
    When producer till begins a transaction
    And producer till sends to invoices:
      | a mistake |
    And producer till aborts
    And producer till begins a transaction
    And producer till sends to invoices:
      | the right one |
    And producer till commits
    Then these committed messages are read from invoices in order:
      | the right one |
    And these messages are read from invoices in order:
      | a mistake     |
      | the right one |

  @G1 @points:10
  Scenario: A zombie is fenced
    An instance that was thought dead, and is not, must not go on beside the one that has taken over.

    Given a topic invoices with replication factor 3
    And a transactional producer till
    When producer till begins a transaction
    And producer till sends to invoices:
      | of the earlier instance |
    And another instance of producer till starts
    And producer till begins a transaction
    And producer till sends to invoices:
      | of the later instance |
    And producer till commits
    Then the earlier instance of producer till is fenced
    And these committed messages are read from invoices in order:
      | of the later instance |

  @G1 @points:15
  Scenario: A processor that is killed in the middle writes each result once
    It reads a message, writes a result, and commits the offset that it has come to in the same transaction as the result.
    Whoever takes over finds either both or neither.

    Given a topic invoices with replication factor 3
    And 20 messages without a key are published to orders
    When the processor copies 8 messages of orders to invoices in a transaction
    And the processor copies 5 messages of orders to invoices in a transaction that stays open
    And the processor is killed
    And the processor copies 12 messages of orders to invoices in a transaction
    Then each message of orders is in invoices once

  @G1 @points:5
  Scenario: Without a transaction it writes some of them twice
    Given a topic invoices with replication factor 3
    And 20 messages without a key are published to orders
    When the processor copies 8 messages of orders to invoices and commits
    And the processor copies 5 messages of orders to invoices without committing
    And the processor is killed
    And the processor copies 12 messages of orders to invoices and commits
    Then messages of orders are in invoices more than once
