@own-cluster
Feature: 3. The active controller is killed
  Messages never pass through a controller. When the active one dies, the two others notice that their fetches of the
  metadata log are no longer answered, and after `controller.quorum.fetch.timeout.ms` (2 seconds) one of them asks for
  votes. The winner has the whole log already: there is nothing to load, as a controller had to in ZooKeeper's time, and
  it is at work within 1.5 to 7 seconds of the kill.

  For that long nothing can be decided: no leader is elected, no topic created. Who does not need a decision does not
  notice. Two of three voters are still a majority, so one controller may be dead for as long as it likes.

  By hand: `/opt/kafka/bin/kafka-metadata-quorum.sh --bootstrap-server kafka1:9092 describe --status` in a broker's
  container names the `LeaderId`; 101 is `controller1`: `docker compose -f compose/kraft.yml kill controller1`.

  Background:
    Given the cluster of compose/kraft.yml
    And the cluster has 3 brokers and a quorum of 3 dedicated controllers
    And a topic testTopic with replication factor 3

  @F3 @after:F1 @points:10
  Scenario: Another controller becomes active, and the brokers go on
    Given messages are being published to testTopic
    And messages of testTopic are being read
    When the active controller is killed
    Then another controller becomes active within 15 seconds
    And publishing to testTopic goes on
    And reading from testTopic goes on
    # A broker whose heartbeats had not found the new active controller would be fenced 9 seconds after the election.
    And no new leader of testTopic is elected for 20 seconds
    And publishing to testTopic has paused for at most 3 seconds
    And reading from testTopic has paused for at most 3 seconds
    And no acknowledged message of testTopic is lost
    When the killed controller is started again
    Then every voter follows the active controller within 60 seconds
    And the active controller has not changed

  @F3 @after:F1 @points:5
  Scenario: A standby controller is killed, and two of three go on deciding
    When a standby controller is killed
    And a topic anotherTopic with replication factor 3
    Then the ISR of anotherTopic is all brokers
    And the quorum has 3 voters and 3 observers
    And the active controller has not changed
    And the leader of testTopic has not changed

  @F3 @after:F1 @points:10
  Scenario: The new active controller elects leaders as the old one did
    When the active controller is killed
    Then another controller becomes active within 15 seconds
    When the leader of testTopic is killed
    Then a new leader of testTopic is elected within 13 seconds
    And the new leader of testTopic is the next live in-sync replica in assignment order
    And no broker lists the killed broker
