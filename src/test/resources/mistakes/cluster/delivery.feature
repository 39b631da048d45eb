Feature: Mistakes about transactions, administration and messages
  None of these scenarios may be verified. The tag says which verdict each must get, the comment above it words of the
  reason that must be given.

  Background:
    Given the cluster of compose/kraft-combined.yml
    And a topic orders with replication factor 3

  # committed messages of orders
  @failed
  Scenario: What was not committed is not read as committed
    Given a transactional producer till
    When producer till begins a transaction
    And producer till sends to orders:
      | not committed |
    Then these committed messages are read from orders in order:
      | not committed |

  # committed messages of orders
  @failed
  Scenario: What was committed is not hidden
    Given a transactional producer till
    When producer till begins a transaction
    And producer till sends to orders:
      | committed |
    And producer till commits
    Then no committed message is read from orders

  # committed messages of invoices
  @failed
  Scenario: What a processor has committed is not hidden
    Given a topic invoices with replication factor 3
    And 3 messages without a key are published to orders
    When the processor copies 3 messages of orders to invoices in a transaction
    Then no committed message is read from invoices

  # holds a message that is not committed
  @failed
  Scenario: In an empty topic nothing is hidden
    Then no committed message is read from orders

  # last stable offset of orders
  @failed
  Scenario: The end of the transaction has an offset too
    Given a transactional producer till
    When producer till begins a transaction
    And producer till sends to orders:
      | committed |
    And producer till commits
    Then the last stable offset of orders is 1

  # There is no transactional producer till
  @error
  Scenario: A producer that nobody has started
    When producer till begins a transaction
    Then the last stable offset of orders is 0

  # is in no transaction
  @error
  Scenario: Nothing is sent outside a transaction
    Given a transactional producer till
    When producer till sends to orders:
      | anything |
    Then the last stable offset of orders is 1

  # has one instance
  @error
  Scenario: A producer that nobody has replaced is not fenced
    Given a transactional producer till
    When producer till begins a transaction
    Then the earlier instance of producer till is fenced

  # is in no transaction
  @error
  Scenario: An instance that has nothing to commit is not fenced
    Given a transactional producer till
    When another instance of producer till starts
    Then the earlier instance of producer till is fenced

  # messages that are in invoices twice
  @failed
  Scenario: At least once is not once
    Given a topic invoices with replication factor 3
    And 6 messages without a key are published to orders
    When the processor copies 3 messages of orders to invoices without committing
    And the processor is killed
    And the processor copies 6 messages of orders to invoices and commits
    Then each message of orders is in invoices once

  # messages of orders in invoices
  @failed
  Scenario: Some of them are not each of them
    Given a topic invoices with replication factor 3
    And 6 messages without a key are published to orders
    When the processor copies 3 messages of orders to invoices in a transaction
    Then each message of orders is in invoices once

  # messages that are in invoices twice
  @failed
  Scenario: In transactions nothing is there twice
    Given a topic invoices with replication factor 3
    And 6 messages without a key are published to orders
    When the processor copies 3 messages of orders to invoices in a transaction that stays open
    And the processor is killed
    And the processor copies 6 messages of orders to invoices in a transaction
    Then messages of orders are in invoices more than once

  # only 2 messages are there
  @error
  Scenario: A processor does not copy what is not there
    Given a topic invoices with replication factor 3
    And 2 messages without a key are published to orders
    When the processor copies 3 messages of orders to invoices and commits
    Then each message of orders is in invoices once

  # No processor runs
  @error
  Scenario: A processor that does not run is not killed
    When the processor is killed
    Then the end offset of orders is 0

  # topic orders to be gone
  @failed
  Scenario: A topic that is there is not gone
    Then the cluster has no topic orders

  # no step before this one makes a topic invoices
  @error
  Scenario: A topic that is not there is not deleted
    When topic invoices is deleted
    Then the cluster has no topic invoices

  # has no setting min.insync.replica: name one
  @error
  Scenario: A setting that no broker has
    Then every broker has the setting min.insync.replica 1

  # min.insync.replicas of topic orders
  @failed
  Scenario: A setting that was not changed
    Then topic orders has the setting min.insync.replicas 2

  # has not been changed
  @error
  Scenario: A setting that was not changed is not changed back
    When the setting retention.ms of orders is changed back
    Then topic orders has the setting retention.ms 604800000

  # was not changed
  @error
  Scenario: A value that Kafka refuses
    When the setting retention.ms of orders is changed to soon
    Then topic orders has the setting retention.ms soon

  # why message.max.bytes was not changed
  @failed
  Scenario: A setting that brokers do take
    Then the setting message.max.bytes of every broker cannot be changed to 900000, saying "Cannot update"

  # partitions with messages of one key
  @failed
  Scenario: Without more partitions keys stay where they are
    Given a topic invoices with 3 partitions and replication factor 3
    And 20 messages with 10 different keys are published to invoices
    Then messages of invoices with the same key are in different partitions

  # No message with key shirt was published
  @error
  Scenario: A key that never was is not gone
    Given these messages are published to orders:
      | key   | value |
      | socks | 5     |
    Then no message of orders with key shirt is left within 1 second

  # every message with key socks to be gone
  @failed
  Scenario: A key that is there is not gone
    Given these messages are published to orders:
      | key   | value |
      | socks | NULL  |
    Then no message of orders with key socks is left within 1 second

  # expected: ["", "tea"]
  @failed
  Scenario: A tombstone is not an empty message
    Given these messages are published to orders:
      | key | value |
      | 1   | NULL  |
      | 1   | tea   |
    Then these messages are read from orders in order:
      |     |
      | tea |
