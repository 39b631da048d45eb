Feature: Mistakes about the state of a cluster
  None of these scenarios may be verified. The tag says which verdict each must get, the comment above it words of the
  reason that must be given.

  Background:
    Given the cluster of compose/single-zookeeper.yml
    And a topic orders with:
      | replicas | 1,2,3 |

  # nodes that run: expected size: 9 but was: 4 in: ["zookeeper
  @failed
  Scenario: More nodes than there are
    Then 9 nodes are running

  # knows orders
  @failed
  Scenario: A topic is there
    Then the cluster has no topics

  # replicas 3,2,1
  @failed
  Scenario: The replicas of before are not those of after
    When the partitions of orders are reassigned to:
      | partition | replicas |
      | 0         | 3, 2, 1  |
    Then within 5 seconds, the partitions of orders are:
      | partition | replicas |
      | 0         | 1, 2, 3  |

  # ISR 1,2
  @failed
  Scenario: The ISR of before a kill is not the ISR of after
    When broker 3 is killed
    Then the ISR of orders is brokers 1, 2 and 3 within 5 seconds

  # state of broker-1 before it is killed
  @failed
  Scenario: A dead broker cannot be killed
    When broker 1 is killed
    And broker 1 is killed
    Then every broker lists brokers 2 and 3

  # nodes that run
  @failed
  Scenario: Not every node runs
    When broker 1 is killed
    Then every node is running

  # brokers that a client on the host does not reach
  @failed
  Scenario: A dead broker is not reached
    When broker 1 is killed
    Then a client on the host reaches every broker

  # ISR 1,2
  @failed
  Scenario: All brokers are those of the file, dead or alive
    When broker 3 is killed
    Then the ISR of orders is all brokers within 5 seconds
