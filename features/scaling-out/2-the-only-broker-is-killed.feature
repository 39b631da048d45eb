Feature: 2. The only broker is killed
  A cluster of one broker has a single point of failure, and everybody sees it at once. The broker's end closes its
  connections: producer and consumer warn that a connection could not be established, and try again: once a second by
  default (`reconnect.backoff.max.ms`), five times a second in this lab. A message that is sent meanwhile waits in the
  producer, and fails when its time is over: `delivery.timeout.ms`, two minutes unless it is set.

  How the broker ends decides how soon it can be back. One that is *stopped*, with Ctrl-C or `docker compose stop`,
  closes its ZooKeeper session and may return at once. One that is *killed* leaves the session behind, with its id in
  it: ZooKeeper keeps that id taken until the session expires, and a broker that comes back sooner is refused.

  By hand: with a console producer and a console consumer running, `docker compose -f compose/scaling-out.yml kill
  kafka0`.

  @E2 @points:10
  Scenario: Producer and consumer log that the connection is gone, and nothing flows until the broker is back
    Given only zookeeper and kafka0 of the cluster of compose/scaling-out.yml
    And a topic atu with 1 partition and replication factor 1
    And messages are being published to atu
    And messages of atu are being read
    When broker 0 is killed
    Then the producer of atu logs "could not be established" within 5 seconds
    And the reader of atu logs "could not be established" within 5 seconds
    And no message of atu is read for 3 seconds
    # A session of 10 s, a tick of 2 s, and 2 s for ZooKeeper to log it.
    And the log of node zookeeper says "Expiring session" within 14 seconds
    When the killed broker is started again
    Then the ISR of atu is broker 0 within 30 seconds
    And publishing to atu goes on
    And reading from atu goes on
    And no acknowledged message of atu is lost

  @E2 @points:10
  Scenario: A message that is sent to nobody fails when its time is over
    Given only zookeeper and kafka0 of the cluster of compose/scaling-out.yml
    # Without the last setting, a producer that knows no living broker begins anew and forgets the topic too (KIP-899,
    # the default since Kafka 4.0): a message sent after that waits for the topic instead, and fails with other words.
    And producers with:
      | delivery.timeout.ms        | 3000 |
      | request.timeout.ms         | 1000 |
      | linger.ms                  | 0    |
      | metadata.recovery.strategy | none |
    And a topic atu with 1 partition and replication factor 1
    And messages are being published to atu
    When broker 0 is killed
    Then publishing to atu fails with "Expiring"

  @E2 @points:10
  Scenario: A broker that is stopped politely may come back at once
    Given only zookeeper and kafka0 of the cluster of compose/scaling-out.yml
    And a topic atu with 1 partition and replication factor 1
    And messages are being published to atu
    And messages of atu are being read
    When broker 0 is stopped
    Then the producer of atu logs "could not be established" within 15 seconds
    When the stopped broker is started again
    Then the ISR of atu is broker 0 within 30 seconds
    And publishing to atu goes on
    And reading from atu goes on
    And no acknowledged message of atu is lost

  @E2 @points:10
  Scenario: A broker that comes back before its session has expired finds its own id taken
    # The broker must be back before its session expires, as early as two thirds of it after the kill, on a busy machine
    # too.
    Given only zookeeper and kafka0 of the cluster of compose/scaling-out.yml with:
      | ZOOKEEPER_SESSION_TIMEOUT_MS | 40000 |
    And a topic atu with 1 partition and replication factor 1
    When broker 0 is killed
    And the killed broker is started again
    Then the log of broker 0 says "NodeExists" within 30 seconds
    And broker 0 ends by itself within 40 seconds
