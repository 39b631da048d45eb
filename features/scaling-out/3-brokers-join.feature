Feature: 3. Brokers join
  A new broker needs three things of its own: an id, ports, and a folder for its data. It needs nobody's permission and
  no restart of the others: it registers in ZooKeeper, the controller sees it, and every broker tells its clients.

  What it does not get is work. Partitions stay where they are until somebody moves them, so a topic that was made on
  one broker gains nothing from two more. And an id can be had only once: a second broker with an id that is taken is
  refused by ZooKeeper, where the id is the name of the broker's entry, and ends.

  By hand: `docker compose -f compose/scaling-out.yml up -d kafka1`, then `kcat -L -b localhost:9092` and
  `kcat -L -b localhost:9093`.

  @E3 @points:10
  Scenario: Two brokers join a running cluster
    Given only zookeeper and kafka0 of the cluster of compose/scaling-out.yml
    And a topic atu with 1 partition and replication factor 1
    And messages are being published to atu
    When broker 1 is started
    Then the log of broker 1 says "[KafkaServer id=1] started" within 30 seconds
    And every broker lists brokers 0 and 1
    And a client on the host reaches the cluster at port 9093
    When broker 2 is started
    Then the log of broker 2 says "[KafkaServer id=2] started" within 30 seconds
    And every broker lists brokers 0, 1 and 2
    And a client on the host reaches the cluster at port 9094
    And every broker names the same controller
    And 4 nodes are running
    When a topic purchases with:
      | replicas | 1, 2 |
    Then only brokers 1 and 2 have data of purchases
    And publishing to atu goes on
    And no acknowledged message of atu is lost

  @E3 @points:10
  Scenario: What was there stays where it was
    Given only zookeeper and kafka0 of the cluster of compose/scaling-out.yml
    And a topic atu with 1 partition and replication factor 1
    And these messages are published to atu:
      | before the others came |
    When broker 1 is started
    And broker 2 is started
    Then the log of broker 1 says "[KafkaServer id=1] started" within 30 seconds
    And the log of broker 2 says "[KafkaServer id=2] started" within 30 seconds
    And every broker lists brokers 0, 1 and 2
    And the replicas of atu are broker 0
    And only broker 0 has data of atu
    And these messages are read from atu through broker 2 in order:
      | before the others came |

  @E3 @points:10
  Scenario: A broker whose id is taken is refused
    Given only zookeeper, kafka0 and kafka1 of the cluster of compose/scaling-out.yml with:
      | THIRD_BROKER_ID | 1 |
    And a topic atu with 1 partition and replication factor 1
    When node kafka2 is started
    Then the log of node kafka2 says "NodeExists" within 30 seconds
    And node kafka2 ends by itself within 40 seconds
    And every broker lists brokers 0 and 1
    And 3 nodes are running
    And a client on the host reaches the cluster at port 9093
    And a client on the host does not reach the cluster at port 9094
