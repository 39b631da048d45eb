Feature: 15. Topics that nobody created
  With `auto.create.topics.enable`, which is on by default, a broker creates a topic when a client first speaks of it,
  with the broker's defaults: here one partition on a single replica. It is convenient, and it makes a topic of every
  misspelt name.

  Turned off, a producer that names an unknown topic waits for it, `max.block.ms` long, and then fails.

  By hand: start with `AUTO_CREATE_TOPICS=true docker compose -f compose/single-zookeeper.yml up -d`, then
  `echo hello | kcat -P -b localhost:19092 -t ordres`, and look at the list: `kcat -L -b localhost:19092`.

  @C15 @points:5
  Scenario: Turned on, the first message creates the topic
    Given the cluster of compose/single-zookeeper.yml with:
      | AUTO_CREATE_TOPICS | true |
    And the cluster has no topics
    When these messages are published to ordres:
      | hello |
    Then the cluster has a topic ordres with 1 partition and replication factor 1
    And these messages are read from ordres in order:
      | hello |

  @C15 @points:5
  Scenario: Turned off, the producer fails
    Given the cluster of compose/single-zookeeper.yml
    And producers with:
      | max.block.ms | 3000 |
    When these messages are sent to ordres:
      | hello |
    Then publishing to ordres fails with "not present in metadata"
    And the cluster has no topics
