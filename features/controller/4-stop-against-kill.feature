Feature: 4. A stop is not a failure
  The guide stops the controller to see what happens when it fails. But a broker that fails does not get to say goodbye.
  Killed, it leaves its session behind, and with the session its place as controller: ZooKeeper keeps both until it has
  heard nothing for a whole session timeout. Until then there is no controller, and no new leader for any partition that
  the dead broker led.

  Both are done here to the same cluster, one after the other, and measured in the same way: from the signal to the
  first sight of another controller. The session is 14 seconds, counted from the last sign of life, and ends at
  ZooKeeper's next tick, 2 seconds apart.

  By hand: `kcat -L -b localhost:9191` names the controller, say kafka1. `docker compose -f compose/kafdrop.yml stop
  kafka1`, ask another broker for the new one, start kafka1 again, and `kill` the one that is the controller now.

  @B4 @points:15 @corrects-the-guide
  Scenario: The controller is stopped, and then killed
    Given the cluster of compose/kafdrop.yml
    And a topic weather-updates with replication factor 3
    When the controller is stopped
    Then another broker becomes the controller within 9 seconds
    When the stopped broker is started again
    Then the ISR of weather-updates is brokers 1, 2 and 3 within 60 seconds
    And every broker lists brokers 1, 2 and 3
    And every broker names the same controller
    When the controller is killed
    Then another broker becomes the controller within 18 seconds
    And a stop costs less time than a kill
    And the measured values stand side by side
    And this corrects the guide:
      | said  | Stopping the controller's container shows how another broker takes over when it fails.                           |
      | holds | Stopped, it hands over within seconds. Killed, as when it fails, nobody is the controller for most of a session. |
      | why   | A broker that is stopped closes its session itself; of one that is killed, ZooKeeper has to wait for the end.    |
