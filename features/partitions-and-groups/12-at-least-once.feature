Feature: 12. At least once
  A consumer that has dealt with its messages *commits*: it tells the group's coordinator, a broker, the offset that is
  to be read next. When it dies, another consumer of the group gets its partitions and begins at the last committed
  offset. What was read behind that offset, and dealt with, but not committed, is read again. So each message is read at
  least once; whoever deals with messages must be able to meet one twice.

  How soon another takes over depends on how the first one ends. One that is closed says so, and the others hear of it
  in the answer to their next heartbeat. One that is killed is missed only when its session is over,
  `session.timeout.ms` after its last heartbeat. Older texts give 10 seconds for it; since Kafka 3.0 the default is 45.
  The lab sets 6, the least that brokers allow by default.

  By hand: start `kafka-console-consumer --bootstrap-server localhost:19092 --group billing --topic orders` in two
  terminals, end one with `kill -9`, and look at
  `kafka-consumer-groups --bootstrap-server localhost:19092 --describe --group billing`.

  Background:
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with replication factor 3

  @C12 @points:15
  Scenario: Another consumer goes on from the last commit
    Given consumers with:
      | session.timeout.ms | 6000 |
    And 8 messages without a key are published to orders
    When a consumer of group billing reads 3 messages of orders and commits
    And a consumer of group billing reads 2 messages of orders without committing
    Then group billing has committed offset 3 of orders
    When a consumer of group billing is killed
    And 1 more consumer of group billing reads orders
    Then group billing reads offsets 3 to 4 of orders again
    And group billing has read every message of orders
    And group billing has committed offset 8 of orders
    And this confirms the guide:
      | said  | If a consumer fails before it commits, another goes on from the last committed offset, and messages can be dealt with twice.      |
      | holds | Three messages were committed and two more read before the kill: exactly those two were read again, and none was left out.        |
      | why   | The coordinator keeps one number for each partition of a group, the next offset to read. It knows nothing of what was read since. |

  @C12 @points:5
  Scenario: By default, a session is 45 seconds
    When 1 consumer of group billing reads orders
    Then every consumer has the setting session.timeout.ms 45000
    And every consumer has the setting heartbeat.interval.ms 3000

  @C12 @points:10
  Scenario: A consumer that is killed is missed when its session is over
    Given consumers with:
      | session.timeout.ms | 6000 |
    When 2 consumers of group billing read orders
    Then group billing has 2 members, of which 1 is idle
    Given messages are being published to orders
    When a consumer of group billing is killed
    Then group billing is rebalanced within 11 seconds, but not before 3 seconds
    And group billing has 1 member, of which 0 are idle
    And group billing has read every message of orders

  @C12 @points:10
  Scenario: A consumer that is closed says goodbye
    When 2 consumers of group billing read orders
    And a consumer of group billing is closed
    Then group billing is rebalanced within 5 seconds
    And group billing has 1 member, of which 0 are idle
