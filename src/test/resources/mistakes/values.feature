Feature: Mistakes: values

  # -1 is below 0
  @M1
  Scenario: Values 1
    Given a topic orders with replication factor 3
    When -1 messages are sent to orders
    Then every broker lists brokers 1, 2 and 3

  # 99999999999 is more than
  @M1
  Scenario: Values 2
    Given a topic orders with replication factor 3
    When 99999999999 messages are sent to orders
    Then every broker lists brokers 1, 2 and 3

  # 99999999999 is more than
  @M1
  Scenario: Values 3
    When broker 99999999999 is killed
    Then every broker lists brokers 1, 2 and 3

  # 99999999999 is more than
  @M1
  Scenario: Values 4
    Then every broker lists brokers 1 and 99999999999

  # 99999999999 is more than
  @M1
  Scenario: Values 5
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    Then no new leader of partition 99999999999 of orders is elected for 5 seconds

  # a topic cannot have 0 partitions
  @M1
  Scenario: Values 6
    Given a topic orders with 0 partitions and replication factor 3
    Then every broker lists brokers 1, 2 and 3

  # a topic cannot have replication factor 0
  @M1
  Scenario: Values 7
    Given a topic orders with replication factor 0
    Then every broker lists brokers 1, 2 and 3

  # -3 is below 0
  @M1
  Scenario: Values 8
    Given a topic orders with replication factor -3
    Then every broker lists brokers 1, 2 and 3

  # within no time at all
  @M1
  Scenario: Values 9
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    Then a new leader of orders is elected within 0 seconds

  # more than a day
  @M1
  Scenario: Values 10
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    Then a new leader of orders is elected within 9999999 minutes

  # the first has to be the longer one
  @M1
  Scenario: Values 11
    Given a topic orders with replication factor 3
    When the leader of orders is killed
    Then a new leader of orders is elected within 5 seconds, but not before 18 seconds

  # the quotation marks are empty
  @M1
  Scenario: Values 12
    When broker 2 is killed
    Then the log of broker 1 says "" within 5 seconds

  # the quotation marks are empty
  @M1
  Scenario: Values 13
    Given a topic orders with replication factor 3
    Then publishing to orders fails with ""

  # the quotation marks are empty
  @M1
  Scenario: Values 14
    Then the Compose file compose/zookeeper-ensemble.yml is faulty, saying ""

  # no setting "ackz"
  @M1
  Scenario: Values 15
    Given producers with:
      | ackz | 1 |
    Given a topic orders with replication factor 3
    Then every broker lists brokers 1, 2 and 3

  # no setting "enable.idempotance"
  @M1
  Scenario: Values 16
    Given producers with:
      | enable.idempotance | false |
    Given a topic orders with replication factor 3
    Then every broker lists brokers 1, 2 and 3

  # no setting "session.timeout"
  @M1
  Scenario: Values 17
    Given consumers with:
      | session.timeout | 6000 |
    Given a topic orders with replication factor 3
    Then every broker lists brokers 1, 2 and 3

  # no setting "min.insync.replica"
  @M1
  Scenario: Values 18
    Given a topic orders with:
      | replication factor | 3 |
      | min.insync.replica | 2 |
    Then every broker lists brokers 1, 2 and 3

  # no setting "session.timeout"
  @M1
  Scenario: Values 19
    Given a topic orders with replication factor 3
    Then every consumer has the setting session.timeout 6000

  # Kafka refuses these settings of a producer
  @M1
  Scenario: Values 21
    Given producers with:
      | acks | 7 |
    Given a topic orders with replication factor 3
    Then every broker lists brokers 1, 2 and 3

  # Kafka refuses these settings of a consumer
  @M1
  Scenario: Values 22
    Given consumers with:
      | session.timeout.ms | soon |
    Given a topic orders with replication factor 3
    Then every broker lists brokers 1, 2 and 3

  # is more than
  # -3 is below 0
  @M1
  Scenario: Values 23
    Given a topic orders with replication factor 3
    When -3 messages are sent to orders
    Then 99999999999 messages of orders are read within 5 seconds

  # has no value
  @M1
  Scenario: Values 20
    Given producers with:
      | acks | |
    Given a topic orders with replication factor 3
    Then every broker lists brokers 1, 2 and 3

  # a cluster cannot have 0 brokers
  @M1
  Scenario: Values 24
    Given the cluster has 0 brokers
    Then every broker lists all brokers

  # 99999999999 is more than
  @M1
  Scenario: Values 25
    Given the cluster has 99999999999 brokers
    Then every broker lists all brokers

  # did you mean
  @M1
  Scenario: Values 26
    Then every broker lists all broker

  # an ensemble of 3 ZooKeepers
  @M1
  Scenario: Values 27
    Given the cluster has 3 brokers and an ensemble of 3 Zookeepers
    Then every broker lists all brokers

  # did you mean min.insync.replicas?
  @M1
  Scenario: Values 28
    Given a topic orders with replication factor 3
    Then topic orders has the setting min.insync.replica 1

  # did you mean retention.ms?
  @M1
  Scenario: Values 29
    Given a topic orders with replication factor 3
    When the setting retention.msec of orders is changed to 1000
    Then every broker lists brokers 1, 2 and 3
