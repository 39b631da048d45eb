Feature: Mistakes about a cluster in operation
  None of these scenarios may be verified. The tag says which verdict each must get, the comment above it words of the
  reason that must be given.

  # kafka1 is the same with these variables as it was before
  @error
  Scenario: Variables of another node
    Given the cluster of compose/racks.yml
    When broker 1 is restarted with:
      | KAFKA3_RACK | west |
    Then every broker lists brokers 1, 2 and 3

  # upgrade to 3.9, the bridge release, migrate the metadata to KRaft with it (KIP-866)
  @error
  Scenario: A ZooKeeper cluster cannot be upgraded to Kafka 4
    Given the cluster of compose/single-zookeeper.yml
    When broker 1 is restarted with:
      | KAFKA_IMAGE | confluentinc/cp-kafka:8.0.0 |
    Then every broker lists brokers 1, 2 and 3

  # the longest time for which billing was throttled
  @failed
  Scenario: What is below the quota is not throttled
    Given the cluster of compose/racks.yml
    And a topic orders with replication factor 1
    When a quota of 10000 bytes a second is set for producers with client id billing
    Then a producer with client id billing is throttled when it publishes 10 messages of 100 bytes to orders

  # the brokers know
  @failed
  Scenario: A new cluster is not behind
    Given the cluster of compose/racks.yml
    Then the metadata version is behind that of the brokers

  # there is nothing to raise
  @error
  Scenario: What is not behind cannot be raised
    Given the cluster of compose/racks.yml
    When the metadata version is raised to that of the brokers
    Then the metadata version is that of the brokers
