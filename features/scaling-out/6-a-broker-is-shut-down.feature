Feature: 6. A broker is shut down
  Three partitions on two brokers: a broker that is stopped hands its leaders over before it ends, so the topic is
  hardly interrupted. Its replicas stay in the assignment and leave the ISR. Nothing is copied to make up for it: Kafka
  does not replace a replica by itself, it waits for the broker to return.

  No message is lost, for each was on three brokers. `--from-beginning` reads every message the topic ever got, those of
  before the stop among them.

  By hand: `docker compose -f compose/scaling-out.yml stop kafka1`, then
  `kafka-topics --bootstrap-server localhost:9092 --describe --topic purchases`.

  Background:
    Given the cluster of compose/scaling-out.yml
    And a topic purchases with:
      | replicas | 0,1,2; 1,2,0; 2,0,1 |

  @E6 @points:10
  Scenario: Two brokers carry three partitions
    Given messages are being published to purchases
    And messages of purchases are being read
    When broker 1 is stopped
    Then a new leader of partition 1 of purchases is elected within 5 seconds
    And broker 1 leads no partition of purchases
    And the partitions of purchases are:
      | partition | leader | replicas | ISR |
      | 0         | 0      | 0,1,2    | 0,2 |
      | 1         | 2      | 1,2,0    | 2,0 |
      | 2         | 2      | 2,0,1    | 2,0 |
    And publishing to purchases goes on
    And reading from purchases goes on
    And no acknowledged message of purchases is lost

  @E6 @points:5
  Scenario: Reading from the beginning gives every message ever sent
    Given these messages are published to purchases:
      | before 1 |
      | before 2 |
      | before 3 |
    When broker 1 is stopped
    And these messages are published to purchases:
      | after 1 |
      | after 2 |
    Then these messages are read from purchases in any order:
      | before 1 |
      | before 2 |
      | before 3 |
      | after 1  |
      | after 2  |
    And every partition of purchases keeps the order of publishing
