Feature: 8. Three ZooKeepers that are no ensemble
  Two images of ZooKeeper are in common use, and their environments have nothing in common. The official one reads
  `ZOO_MY_ID` and `ZOO_SERVERS`; Confluent's reads `ZOOKEEPER_SERVER_ID` and `ZOOKEEPER_SERVERS`. What an image does not
  know it ignores, without a word. So three Confluent ZooKeepers with the official image's variables start happily, each
  as an ensemble of one.

  It looks like a cluster that survives the loss of a ZooKeeper, until one is lost: the brokers are registered with the
  first, and the other two have never heard of them.

  By hand: `for port in 2291 2292 2293; do echo srvr | nc localhost $port | grep Mode; done` shows `standalone` three
  times.

  @D8 @points:5 @corrects-the-guide
  Scenario: The file alone shows it
    Then the Compose file compose/faulty/standalone-zookeepers.yml is faulty, saying "ignores ZOO_SERVERS and ZOO_MY_ID"
    And this corrects the guide:
      | said  | ZOO_MY_ID and ZOO_SERVERS make three containers of the image cp-zookeeper an ensemble.                          |
      | holds | That image ignores both: each of the three is a ZooKeeper by itself.                                            |
      | why   | The names are the official image's. This one wants ZOOKEEPER_SERVER_ID, and ZOOKEEPER_SERVERS separated by ";". |

  @D8 @points:10
  Scenario: The running cluster shows it
    Given the cluster of compose/faulty/standalone-zookeepers.yml
    Then 3 ZooKeepers are standalone
    And every broker lists brokers 1, 2 and 3

  @D8 @points:15
  Scenario: Two of the three can go and nobody minds; without the first, nothing new can be decided
    Given the cluster of compose/faulty/standalone-zookeepers.yml
    And a topic myorders with replication factor 3
    And messages are being published to myorders
    When node zookeeper-2 is killed
    And node zookeeper-3 is killed
    Then a topic while-the-first-lives can be created
    When node zookeeper-1 is killed
    Then a topic without-the-first cannot be created
    And publishing to myorders goes on
