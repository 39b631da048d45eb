Feature: 5. Five messages
  With one partition, a consumer reads what was sent in the order of sending. With three, each partition still has its
  order, and there is none between them: the consumer asks three leaders, and reads whichever answers first. That is
  what a topic pays for being spread. Messages that must stay in order get the same key, and with it the same partition.

  By hand: `kcat -C -b localhost:9092 -t purchases -e -f '%p %o %s\n'` prints partition and offset before each message.

  Background:
    Given the cluster of compose/scaling-out.yml
    And a topic purchases with 3 partitions and replication factor 3

  @E5 @points:5
  Scenario: All five arrive
    When these messages are published to purchases:
      | purchase1 |
      | purchase2 |
      | purchase3 |
      | purchase4 |
      | purchase5 |
    Then these messages are read from purchases in any order:
      | purchase1 |
      | purchase2 |
      | purchase3 |
      | purchase4 |
      | purchase5 |
    And every partition of purchases keeps the order of publishing

  @E5 @points:5
  Scenario: Order holds within a partition, and not across
    When 300 messages with 30 different keys are published to purchases
    Then every partition of purchases keeps the order of publishing
    And messages of purchases with the same key are in the same partition
    And messages of purchases are read in another order than they were published
