Feature: 3. The controller is stopped
  `docker compose stop` sends SIGTERM, and a broker that gets it says goodbye properly. It asks the controller to move
  its leaders to other replicas, even when the controller is itself; then it closes its session with ZooKeeper. The
  controller's place there is free at once, and the brokers that are left run for it: the first to claim it has it.

  So nobody has to wait for a timeout, and the change takes a second or two. Whoever publishes and reads meanwhile
  notices little: the leaders have moved before the broker is gone, and clients ask for the new ones. The promise is
  nine seconds: less than a session of 14 can take to expire, so only a hand-over keeps it.

  By hand: see in Kafdrop who the controller is, `docker compose -f compose/kafdrop.yml stop kafka3`, and look again.

  Background:
    Given the cluster of compose/kafdrop.yml
    And a topic weather-updates with replication factor 3, led by the controller

  @B3 @points:10
  Scenario: Another broker is the controller within seconds
    When the controller is stopped
    Then another broker becomes the controller within 9 seconds
    And every broker names the same controller
    And no broker lists the stopped broker
    And the stopped broker is not in the ISR of weather-updates

  @B3 @points:10
  Scenario: The consumer that was running goes on
    Given messages of weather-updates are being read
    And these messages are published to weather-updates:
      | it has started raining |
    And this message of weather-updates arrives within 20 seconds:
      | offset | 0                      |
      | value  | it has started raining |
    When the controller is stopped
    And these messages are published to weather-updates:
      | the rain has stopped |
    Then this message of weather-updates arrives within 20 seconds:
      | partition  | 0                    |
      | offset     | 1                    |
      | key        | none                 |
      | value      | the rain has stopped |
      | value size | 20                   |
    And another broker becomes the controller within 9 seconds

  @B3 @points:5
  Scenario: Kafdrop shows the new controller
    Given Kafdrop shows the controller as the controller
    When the controller is stopped
    Then another broker becomes the controller within 9 seconds
    And Kafdrop shows the controller as the controller within 10 seconds
    And Kafdrop shows weather-updates as Kafka does
