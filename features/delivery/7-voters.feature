Feature: 7. Voters come and go
  The majority of a KRaft quorum is counted over its voters, dead ones too. Who they are is said once in a *static* quorum, in
  `controller.quorum.voters`, and the same on every node: a controller that is lost for good is counted for good.

  In a *dynamic* quorum (KIP-853, `kraft.version` 1) the voters stand in the metadata log itself. They are changed one at a
  time, while the cluster runs, and each change is agreed on by a majority. A controller without a vote is an observer: it
  follows, as brokers do, and whether it lives or not decides nothing. Kafka 4.1 and newer make a static quorum dynamic; from
  then on there is no way back.

  A voter is known by its id and by the id of its metadata folder. A controller that comes back with an empty disk is another
  one, and has no vote: nobody votes twice, and nobody votes who has forgotten what it had agreed to.

  By hand: `kafka-features --bootstrap-server localhost:31092 upgrade --feature kraft.version=1`, then
  `kafka-metadata-quorum --bootstrap-server localhost:31092 describe --replication`, which shows each DirectoryId, and
  `kafka-metadata-quorum --bootstrap-server localhost:31092 remove-controller --controller-id 103 --controller-directory-id ...`

  Background:
    Given the cluster of compose/kraft.yml

  @G7 @points:5
  Scenario: The voters of a static quorum stay what they are
    They stand in every node's configuration. The quorum does not even know the ids of their folders.

    Then controller 103 cannot be removed from the voters, saying "didn't include a valid voter"
    And the quorum has 3 voters and 3 observers

  @G7 @points:15
  Scenario: Who has no vote is missed by nobody
    The same two controllers, killed in a static quorum, take the majority with them (kraft, stage 4).

    Given a topic orders with replication factor 3
    And messages are being published to orders
    When the quorum becomes dynamic
    And controller 103 is removed from the voters
    And controller 102 is removed from the voters
    Then the quorum has 1 voter and 5 observers
    When controller 102 is killed
    And controller 103 is killed
    Then every broker names the same controller
    And a topic invoices can be created
    And publishing to orders goes on
    And no acknowledged message of orders is lost

  @G7 @points:10
  Scenario: A vote that was given again counts
    With 103 a voter again, the two that are left are a majority of three. Without its vote, one of two would be none.

    When the quorum becomes dynamic
    And controller 103 is removed from the voters
    Then the quorum has 2 voters and 4 observers
    When controller 103 is added to the voters
    Then the quorum has 3 voters and 3 observers
    When controller 101 is killed
    Then every broker names the same controller
    And a topic invoices can be created
