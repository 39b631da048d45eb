Feature: 2. A message arrives
  A topic with replication factor 3 is on every broker. A consumer that runs already gets what is published from now on
  within milliseconds: its fetch waits at the leader until there is something to send.

  A message is more than its value. It has a place, *partition* and *offset*, which together never name another message
  of the topic; a *timestamp*, which its producer sets; and a *key*, or none. The size that a consumer reports is that
  of the serialized value, in bytes: for plain English text, one a letter.

  By hand: `kcat -C -b localhost:9191 -t weather-updates -f '%p %o %T %k %S %s\n'` in one terminal, and
  `echo "it has started raining" | kcat -P -b localhost:9191 -t weather-updates` in another.

  Background:
    Given the cluster of compose/kafdrop.yml
    And a topic weather-updates with replication factor 3

  @B2 @points:5
  Scenario: The topic is on all three brokers
    Then every partition of weather-updates has a leader
    And the replicas of weather-updates are brokers 1, 2 and 3
    And the ISR of weather-updates is brokers 1, 2 and 3

  @B2 @points:5
  Scenario: Kafdrop shows the topic on all three brokers
    Then Kafdrop shows weather-updates as Kafka does

  @B2 @points:5
  Scenario: A running consumer gets the message, with all that belongs to it
    Given messages of weather-updates are being read
    When these messages are published to weather-updates:
      | it has started raining |
    Then this message of weather-updates arrives within 10 seconds:
      | partition  | 0                      |
      | offset     | 0                      |
      | key        | none                   |
      | value      | it has started raining |
      | value size | 22                     |
