Feature: 5. The only ZooKeeper dies
  A cluster of three brokers with one ZooKeeper has a single point of failure, though not the one that one might think.
  Messages never pass through ZooKeeper: producers and consumers deal with the leaders alone, and these go on serving.
  The brokers do not even lose their sessions, for there is nobody to end them.

  What stops is everything that must be written down in ZooKeeper to be so, such as a new topic or a new leader.
  It goes unnoticed until something else happens. When a leader dies now, its partition stays without one, however many
  replicas are in sync, until ZooKeeper is back and the dead broker's session has run out. An ensemble of three survives
  the death of one of its servers; that is what it is for.

  A request that nobody answered is not a request that was not heard. The controller keeps trying to write a new topic
  down, so a topic whose creation timed out can appear later, when nobody expects it any more.

  By hand: `docker compose -f compose/kafdrop.yml kill zookeeper`, then publish and read with `kcat`, and try
  `kafka-topics --bootstrap-server localhost:9191 --create --topic another-topic`.

  Background:
    Given the cluster of compose/kafdrop.yml
    And a topic weather-updates with replication factor 3
    And messages are being published to weather-updates
    And messages of weather-updates are being read

  @B5 @points:10
  Scenario: Traffic goes on, administration stops
    When node zookeeper is killed
    Then no ZooKeeper serves within 5 seconds
    And publishing to weather-updates goes on
    And reading from weather-updates goes on
    And publishing to weather-updates has paused for at most 3 seconds
    But a topic another-topic cannot be created
    When the killed ZooKeeper is started again
    Then within 45 seconds, the partitions of another-topic are:
      | partition |
      | 0         |
    And publishing to weather-updates goes on
    And no acknowledged message of weather-updates is lost

  @B5 @points:15
  Scenario: A leader that dies meanwhile has no successor until ZooKeeper is back
    When node zookeeper is killed
    And the leader of weather-updates is killed
    Then no new leader of weather-updates is elected for 25 seconds
    When the killed ZooKeeper is started again
    Then a new leader of weather-updates is elected within 45 seconds
    And publishing to weather-updates goes on
    And reading from weather-updates goes on
    And no acknowledged message of weather-updates is lost
    When a topic after-the-outage with replication factor 2
    Then every partition of after-the-outage has a leader
