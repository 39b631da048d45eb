Feature: 3b. Rebalances: who stops reading, and who has lost its place
  With an *eager* assignor, such as Kafka's first default, all members give back all partitions whenever one joins, and
  nobody reads until they are shared out anew. With a *cooperative* one they give back what goes to another, and go on
  reading the rest. That takes two rebalances: what is handed over waits longer, by a heartbeat, than with an eager one.

  In the newer protocol (KIP-848, `group.protocol=consumer`) the coordinator shares out, and tells each member by itself
  what to give back and what to take. Session and heartbeat are the brokers' to say: 45 and 5 seconds by default.

  A consumer that is silent for longer than its session, since its machine was stopped or its JVM was busy collecting
  garbage, has lost its partitions to another, and does not know. What it commits when it goes on is refused: else it
  would overwrite the commits of its successor. That it has dealt with its messages cannot be undone.

  By hand: `kafka-consumer-groups --bootstrap-server localhost:31192 --describe --group billing --members --verbose` while
  consumers come and go, and `kill -STOP` and `kill -CONT` for one of them.

  Background:
    Given the cluster of compose/kraft-combined.yml

  @G3 @points:15
  Scenario: A consumer that was paused for longer than its session has lost its place
    Given a topic orders with replication factor 3
    And consumers with:
      | session.timeout.ms    | 6000 |
      | heartbeat.interval.ms | 500  |
    And 8 messages without a key are published to orders
    When 2 consumers of group billing read orders
    Then group billing has 2 members, of which 1 is idle
    And group billing has committed offset 8 of orders
    When a consumer of group billing is paused
    Then group billing is rebalanced within 9 seconds, but not before 5 seconds
    When the paused consumer of group billing is resumed
    Then a commit of group billing is refused with "CommitFailedException"
    And group billing has 2 members, of which 1 is idle

  @G3 @points:10
  Scenario: A consumer joins: eager and cooperative assignors
    Given a topic orders with 3 partitions and replication factor 3
    And consumers with:
      | partition.assignment.strategy | org.apache.kafka.clients.consumer.RangeAssignor |
      | heartbeat.interval.ms         | 500                                             |
    And 1 consumer of group eager reads orders
    When 1 more consumer of group eager reads orders
    Then when the last consumer of group eager joined, 3 partitions were given back and 0 kept
    And when the last consumer of group eager joined, no partition was without a consumer for longer than 3 seconds
    Given consumers with:
      | partition.assignment.strategy | org.apache.kafka.clients.consumer.CooperativeStickyAssignor |
      | heartbeat.interval.ms         | 500                                                         |
    And 1 consumer of group cooperative reads orders
    When 1 more consumer of group cooperative reads orders
    Then when the last consumer of group cooperative joined, 1 partition was given back and 2 kept
    And when the last consumer of group cooperative joined, no partition was without a consumer for longer than 3 seconds

  @G3 @points:10
  Scenario: In the newer protocol the brokers share out
    Given a topic orders with 3 partitions and replication factor 3
    Then every broker has the setting group.consumer.session.timeout.ms 45000
    And every broker has the setting group.consumer.heartbeat.interval.ms 5000
    Given consumers with:
      | group.protocol | consumer |
    And 1 consumer of group newer reads orders
    When 1 more consumer of group newer reads orders
    Then when the last consumer of group newer joined, 1 partition was given back and 2 kept
    When a consumer of group newer is closed
    Then group newer is rebalanced within 7 seconds
    And group newer has 1 member, of which 0 are idle
