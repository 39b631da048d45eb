Feature: 6b. A group without its offsets
  A console consumer that shows nothing at all is no sign of a topic that is offline. It is a member of a group, and a
  group keeps its offsets in one partition of the topic `__consumer_offsets`, chosen by the group's name. Whoever leads
  that partition *coordinates* the group. If its only replica was on the broker that stopped, the group has no
  coordinator: its members cannot join, and read nothing, from no partition, however well those are.

  Which groups that hits depends on their names. Each start of a console consumer makes up a new one, so trying again
  may help, which makes it all the more puzzling. `offsets.topic.replication.factor` is 3 unless somebody lowers it.

  By hand: `kcat -L -b localhost:29092 -t __consumer_offsets` shows who leads which partition of it, and
  `kafka-consumer-groups --bootstrap-server localhost:29092 --describe --group NAME --state` names a group's
  coordinator.

  @D6 @points:20 @corrects-the-guide
  Scenario: Two groups read one topic, and one of them shows nothing
    Given the cluster of compose/rest-proxy.yml with:
      | OFFSETS_TOPIC_REPLICATION_FACTOR | 1 |
    And a topic myorders with 3 partitions and replication factor 3
    And a group lucky whose offsets are kept by broker 1
    And a group silent whose offsets are kept by broker 2
    When these messages are published to myorders:
      | Hello |
      | again |
      | from  |
      | me    |
    And broker 2 is stopped
    Then every partition of myorders has a leader
    And a consumer of group lucky reads 4 messages of myorders and commits
    But no consumer of group silent reads a message of myorders for 30 seconds
    When broker 2 is started again
    Then the ISR of myorders is brokers 1, 2 and 3 within 60 seconds
    And group silent has read every message of myorders
    And this corrects the guide:
      | said  | A consumer that prints nothing shows that the topic is offline.                                      |
      | holds | With every partition of the topic led and readable, one group read it all and another read nothing.  |
      | why   | The partition of __consumer_offsets that keeps the second group's offsets had its only replica away. |
