Feature: 1. The cluster is up, and can be looked at
  One ZooKeeper, three brokers. Each broker registers with ZooKeeper, and the first of them to claim the place there is
  the *controller*: it watches the list of brokers, decides which replica leads each partition, and tells the others.
  Nothing else sets it apart; it stores partitions and serves clients like the other two.

  Kafdrop is a web page about a Kafka cluster. It knows nothing of its own: it asks the brokers, as any client does, and
  shows what they say. So whatever it shows can be checked against them, and that is done here.

  By hand: `docker compose -f compose/kafdrop.yml up -d`, then open `http://localhost:9000`. Programs get the same as
  JSON: `curl -H 'Accept: application/json' http://localhost:9000/broker`.

  Background:
    Given the cluster of compose/kafdrop.yml

  @B1 @points:5
  Scenario: Every broker knows every other, and who the controller is
    Then every broker lists brokers 1, 2 and 3
    And every broker names the same controller
    And 1 ZooKeeper is standalone
    And a client on the host reaches the cluster at port 9191
    And a client on the host reaches the cluster at port 9192
    And a client on the host reaches the cluster at port 9193

  @B1 @points:5
  Scenario: Kafdrop shows the brokers, and the same controller
    Then Kafdrop lists brokers 1, 2 and 3
    And Kafdrop shows the controller as the controller

  @B1 @points:5
  Scenario: Kafdrop shows a topic as Kafka describes it
    Given a topic weather-updates with 3 partitions and replication factor 2
    Then Kafdrop lists topic weather-updates
    And Kafdrop shows weather-updates as Kafka does
