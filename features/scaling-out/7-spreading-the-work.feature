Feature: 7. Spreading the work
  Growing is two steps: a broker is added, and then it is given something to do. Kafka does the first by itself and the
  second never. A broker that returns follows where it led before, until the *preferred* leaders, the first of each
  assignment, are elected again: by an administrator, or every five minutes by the controller where
  `auto.leader.rebalance.enable` is on, which in this lab it is not.

  A topic with one replica on one broker is moved by *reassignment*: new replicas are named, they copy the log while the
  topic stays in use, and the old ones go when the new ones are in sync.

  By hand: `kafka-leader-election --bootstrap-server localhost:9092 --election-type preferred --all-topic-partitions`,
  and `kafka-reassign-partitions` with a JSON file that names the replicas.

  @E7 @points:10
  Scenario: A broker that returns leads nothing until preferred leaders are elected
    Given the cluster of compose/scaling-out.yml
    And a topic purchases with:
      | replicas | 0,1,2; 1,2,0; 2,0,1 |
    When broker 1 is stopped
    Then a new leader of partition 1 of purchases is elected within 5 seconds
    When the stopped broker is started again
    Then the ISR of purchases is brokers 0, 1 and 2 within 60 seconds
    And broker 1 leads no partition of purchases
    When the preferred leaders of purchases are elected
    Then the preferred leaders of purchases lead
    And the leaders of purchases are balanced over brokers 0, 1 and 2

  @E7 @points:15
  Scenario: A topic of the first broker is spread over those that joined
    Given only zookeeper and kafka0 of the cluster of compose/scaling-out.yml
    And a topic atu with 1 partition and replication factor 1
    And messages are being published to atu
    When broker 1 is started
    And broker 2 is started
    Then the log of broker 1 says "[KafkaServer id=1] started" within 30 seconds
    And the log of broker 2 says "[KafkaServer id=2] started" within 30 seconds
    And only broker 0 has data of atu
    When the partitions of atu are reassigned to:
      | partition | replicas |
      | 0         | 1,2,0    |
    Then the reassignment of atu is complete within 30 seconds
    And the ISR of atu is brokers 0, 1 and 2
    And only brokers 0, 1 and 2 have data of atu
    When broker 0 is killed
    Then a new leader of atu is elected within 14 seconds
    And publishing to atu goes on
    And no acknowledged message of atu is lost
