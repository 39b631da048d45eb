Feature: 7. The broker returns
  A broker that comes back registers with ZooKeeper, and the controller tells it what it leads and follows. Where
  another broker leads by now it follows, fetches what it has missed, and is in sync again; leaders do not move back by
  themselves. Where nobody could lead in its place, it leads again, with every message it had.

  Nothing has to be repaired by hand. Producers that still hold messages for the partition send them now.

  By hand: `docker compose -f compose/rest-proxy.yml start broker-2`, then `kcat -L -b localhost:29092 -t myorders`.

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

  @D7 @points:10
  Scenario: It catches up, and leads what only it can lead
    When broker 2 is stopped
    Then within 10 seconds, the partitions of myorders are:
      | leader |
      | 1      |
      | 1      |
      | none   |
    When broker 2 is started again
    Then a new leader of partition 2 of myorders is elected within 60 seconds
    And within 60 seconds, the partitions of myorders are:
      | partition | leader | replicas | ISR  |
      | 0         | 1      | 1, 2     | 1, 2 |
      | 1         | 1      | 1, 2     | 1, 2 |
      | 2         | 2      | 2        | 2    |
    And every broker lists brokers 1, 2 and 3

  @D7 @points:15
  Scenario: Messages that waited for the partition arrive
    Given these messages are published to myorders:
      | key   | value           |
      | carol | before the stop |
    When broker 2 is stopped
    Then within 10 seconds, the partitions of myorders are:
      | leader |
      | 1      |
      | 1      |
      | none   |
    When these messages are sent to myorders:
      | key   | value              |
      | bob   | to partition 0     |
      | anna  | to partition 1     |
      | carol | waits for broker 2 |
    Then 2 messages of myorders are read within 20 seconds
    When broker 2 is started again
    Then a new leader of partition 2 of myorders is elected within 60 seconds
    And 4 messages of myorders are read within 90 seconds
    And these messages are read from myorders in any order:
      | before the stop    |
      | to partition 0     |
      | to partition 1     |
      | waits for broker 2 |
