Feature: 1. One broker
  The smallest Kafka there is: one ZooKeeper and one broker, with the id 0. A topic on it has one copy of everything,
  for there is nobody to keep a second. It works, as long as nothing happens to that broker.

  The Compose file has two more brokers. They are left out at first: this lab lets the cluster grow while it runs.

  By hand: `docker compose -f compose/scaling-out.yml up -d zookeeper kafka0`, then `kcat -L -b localhost:9092`.

  Background:
    Given only zookeeper and kafka0 of the cluster of compose/scaling-out.yml

  @E1 @points:5
  Scenario: Messages flow through one broker
    Given a topic atu with 1 partition and replication factor 1
    Then 2 nodes are running
    And every broker lists broker 0
    And the replicas of atu are broker 0
    When these messages are published to atu:
      | hello |
      | world |
    Then these messages are read from atu in order:
      | hello |
      | world |

  @E1 @points:5
  Scenario: A producer and a consumer that stay connected
    Given a topic atu with 1 partition and replication factor 1
    And messages are being published to atu
    And messages of atu are being read
    Then publishing to atu goes on
    And reading from atu goes on

  @E1 @points:5
  Scenario: A second copy needs a second broker
    Then a topic copied with 1 partition and replication factor 2 is refused, saying "larger than available brokers: 1"
