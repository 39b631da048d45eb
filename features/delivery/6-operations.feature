Feature: 6. A cluster in operation
  Some settings can be changed while a broker runs. Others, such as its rack, its listeners or its version, are read when it
  starts. Such a change is made broker by broker: one is stopped and started with the new setting, and the next waits until
  every replica is in sync again. With `acks=all` and `min.insync.replicas` below the number of replicas, publishing goes on
  all the while.

  That is how a KRaft cluster is upgraded from 3.x to 4.x, too. Its metadata is written in the old version still
  (`metadata.version`), until somebody raises it when all brokers are new; from then on there is no way back. A cluster that keeps its metadata in ZooKeeper cannot be:
  Kafka 4 knows no ZooKeeper. It is first migrated to KRaft with 3.9, the bridge release (KIP-866).

  A quota keeps one client from taking all that a broker can do. The broker measures what a client id or a user sends, over
  the last ten seconds, and tells a producer that is above its quota to wait. Nothing is refused and nothing is lost.

  By hand: `APACHE_KAFKA_IMAGE=apache/kafka:4.3.1 docker compose -f compose/kraft-combined.yml up -d --no-deps kafka1`, and
  after it `kafka1`'s `kafka-topics --describe --under-replicated-partitions` until it shows nothing.

  @G6 @points:15
  Scenario: A producer with a quota is throttled, and no other
    Given the cluster of compose/racks.yml
    And a topic orders with replication factor 1
    When a quota of 10000 bytes a second is set for producers with client id billing
    Then a producer with client id billing is throttled when it publishes 130 messages of 1000 bytes to orders
    And a producer with client id shipping is not throttled when it publishes 130 messages of 1000 bytes to orders
    And the end offset of orders is 260

  @G6 @points:10
  Scenario: A setting that only a start reads
    Given the cluster of compose/racks.yml
    And a topic orders with:
      | replicas | 1,3 |
    And 500 messages with 50 different keys are published to orders
    Then a reader in rack west reads orders from broker 1
    When broker 3 is restarted with:
      | KAFKA3_RACK | west |
    Then the ISR of orders is brokers 1 and 3 within 30 seconds
    And a reader in rack west reads orders from broker 3

  @G6 @points:5
  Scenario: All at once is quicker, and what was acknowledged is still there
    Nobody can publish or read meanwhile: what is down as a whole has nobody to take over.

    Given the cluster of compose/racks.yml
    And a topic orders with:
      | replicas | 1,3 |
    And 500 messages with 50 different keys are published to orders
    When the cluster is restarted with:
      | KAFKA3_RACK | west |
    Then a reader in rack west reads orders from broker 3
    And no acknowledged message of orders is lost

  @G6 @points:20
  Scenario: A rolling upgrade from 3.9 to 4.3 while messages are being published
    Given the cluster of compose/kraft-combined.yml with:
      | APACHE_KAFKA_IMAGE | apache/kafka:3.9.1 |
    And a topic orders with:
      | replicas            | 1,2,3 |
      | min.insync.replicas | 2     |
    And messages are being published to orders
    When each broker is restarted in turn with:
      | APACHE_KAFKA_IMAGE | apache/kafka:4.3.1 |
    Then the log of broker 3 says "Kafka version: 4.3.1" within 60 seconds
    And the metadata version is behind that of the brokers
    When the metadata version is raised to that of the brokers
    Then the metadata version is that of the brokers
    And publishing to orders goes on
    And no acknowledged message of orders is lost
