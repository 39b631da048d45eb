Feature: Mistakes about where replicas are
  None of these scenarios may be verified. The tag says which verdict each must get, the comment above it words of the
  reason that must be given.

  Background:
    Given the cluster of compose/racks.yml
    And a topic orders with:
      | replicas | 2,3 |

  # in how many racks the partitions of orders have replicas
  @failed
  Scenario: Replicas in one rack are not in two
    Then every partition of orders has replicas in 2 racks

  # have no message
  @error
  Scenario: An empty topic shows nothing of where it is read
    Then a reader in rack south reads orders from broker 2

  # it is read from 2
  @failed
  Scenario: The other rack's broker does not send what the leader sends
    When 50 messages with 5 different keys are published to orders
    Then a reader in rack north reads orders from broker 3

  # they are none
  @failed
  Scenario: With a full ISR nobody else is eligible
    Then the eligible leader replica of orders is broker 1
