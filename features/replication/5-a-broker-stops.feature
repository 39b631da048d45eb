Feature: 5. A broker stops
  Broker 2 leads partitions 1 and 2. Partition 1 has another replica, on broker 1; partition 2 has none. A broker that
  is told to stop says so: the controller gives its leaders to other live in-sync replicas first, and it takes a second.
  One that is killed says nothing, and ZooKeeper waits for its session. In the end both look the same.

  Partition 2 has nobody to be led by. Its leader is shown as -1, and broker 2 stays in its ISR: the controller never
  empties an ISR, since whoever is left in it has every acknowledged message and may lead when it comes back.

  By hand: `docker compose -f compose/rest-proxy.yml stop broker-2`, then `kcat -L -b localhost:29092 -t myorders`.

  Background:
    Given the cluster of compose/rest-proxy.yml
    And a topic myorders with:
      | replicas | 1; 2; 3 |
    And the partitions of myorders are reassigned to:
      | partition | replicas |
      | 0         | 1, 2     |
      | 1         | 1, 2     |
      | 2         | 2        |
    And the reassignment of myorders is complete within 20 seconds

  @D5 @points:10
  Scenario: Two partitions lose a replica, and the third its leader
    When broker 2 is stopped
    Then within 10 seconds, the partitions of myorders are:
      | partition | leader | replicas | ISR |
      | 0         | 1      | 1, 2     | 1   |
      | 1         | 1      | 1, 2     | 1   |
      | 2         | none   | 2        | 2   |
    And no broker lists the stopped broker

  @D5 @points:10
  Scenario: A broker that is killed leaves the same behind, a session later
    When broker 2 is killed
    Then a new leader of partition 1 of myorders is elected within 18 seconds
    And the new leader of partition 1 of myorders is the next live in-sync replica in assignment order
    And the partitions of myorders are:
      | partition | leader | replicas | ISR |
      | 0         | 1      | 1, 2     | 1   |
      | 1         | 1      | 1, 2     | 1   |
      | 2         | none   | 2        | 2   |
    And no new leader of partition 2 of myorders is elected for 25 seconds

  @D5 @points:5
  Scenario: The REST Proxy lists two brokers, and shows the partition without a leader
    When broker 2 is stopped
    Then within 10 seconds, the partitions of myorders are:
      | leader |
      | 1      |
      | 1      |
      | none   |
    And the REST Proxy lists brokers 1 and 3
    And the REST Proxy shows myorders as Kafka does
