@no-cluster
Feature: 1. Made from the record alone
  A run writes its record as it goes, and every page is made from that record and from nothing else; the first also
  draws the history of runs, where it lies beside it. So pages can be made again, on another machine and years later,
  and they say the same.

  By hand: `java -jar target/kafka-lab.jar report reports/messages.ndjson --into pages`.

  Scenario Outline: A page needs nothing but itself, and the same record makes the same pages
    Given the record "src/test/resources/results/<record>.ndjson" of a run
    When its report is made
    Then no page needs anything from elsewhere
    And the same record makes the same pages

    Examples:
      | record       |
      | passed       |
      | failures     |
      | not-verified |
      | cut-off      |
      | empty        |

  Scenario: Whatever a record says is text, and never markup
    Given the record "src/test/resources/results/failures.ndjson" of a run
    When its report is made
    Then '<script>alert("x")</script>' is text wherever a page says it
