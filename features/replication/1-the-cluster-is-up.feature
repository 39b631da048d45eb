Feature: 1. The cluster is up
  Three ZooKeepers, three brokers, and beside them a *REST Proxy*: a service that speaks HTTP to whoever asks, and
  Kafka's own protocol to the brokers. It keeps nothing of its own. What it tells of brokers and topics is what it has
  just asked the cluster, so it must agree with what a Kafka client sees.

  By hand: `docker compose -f compose/rest-proxy.yml up -d`, then `curl localhost:8082/brokers` and
  `kcat -L -b localhost:29092`.

  Background:
    Given the cluster of compose/rest-proxy.yml

  @D1 @points:5
  Scenario: Every broker knows the three
    Then every broker lists brokers 1, 2 and 3
    And every broker names the same controller
    And the ensemble has one leader and 2 followers

  @D1 @points:5
  Scenario: The REST Proxy tells the same
    Then the REST Proxy lists brokers 1, 2 and 3
