package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

    private static final String PROMISE = "Then every broker lists brokers 1, 2 and 3";

    @TempDir
    private Path folder;

    private Written written;

    @BeforeEach
    void inFolder() {
        written = new Written(folder);
    }

    @Test
    void the_features_of_this_project_are_without_mistakes() throws IOException {
        assertThat(Lint.of(Features.read(List.of(Path.of("features"))))).isEmpty();
    }

    @Test
    void a_step_that_is_not_defined_is_told_with_the_nearest_that_are() {
        assertThat(written.lintSteps("When the leeder of orders is killed", PROMISE))
                .singleElement()
                .asString()
                .isEqualToNormalizingNewlines("""
                        x.feature:4: no step of the vocabulary is "the leeder of orders is killed"
                          Fix: did you mean
                            the leader of orders is killed""");
    }

    @Test
    void a_parameter_that_cannot_be_filled_in_is_explained() {
        assertThat(written.lintSteps("Given a topic orders with replication factor three", PROMISE))
                .singleElement()
                .asString()
                .contains("a topic orders with replication factor {int}", "{int} is: A whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the cluster has 3 brokers and an ensemble of 3 Zookeepers",
                "the clutser has 3 brokers and an ensemble of 3 ZooKeepers",
                "the cluster has 3 brokers and an ensembel of 3 ZooKeepers"
            })
    void what_a_lab_needs_is_corrected_to_what_can_be_written(String mistyped) {
        assertThat(written.lintSteps("Given " + mistyped, PROMISE))
                .singleElement()
                .asString()
                .endsWith("the cluster has 3 brokers and an ensemble of 3 ZooKeepers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the dashboard is green",
                "the disk of kafka1 is full",
                "the log of orders has two segments",
                "a leader is elected soon",
                "the network between kafka1 and kafka2 is cut",
                "the clock of kafka2 is ahead by 10 minutes",
                "the under replicated partitions metric is 3"
            })
    void a_step_that_shares_only_the_words_of_any_sentence_with_another_did_not_mean_it(String step) {
        assertThat(written.lintSteps("When " + step, PROMISE))
                .singleElement()
                .asString()
                .contains("none is like it")
                .doesNotContain("did you mean");
    }

    @Test
    void whoever_wants_to_wait_is_told_that_promises_do() {
        assertThat(written.lintSteps("When I wait 18 seconds", PROMISE))
                .singleElement()
                .asString()
                .contains("Fix: leave it out. No step waits for a time: promises do");
    }

    @Test
    void a_step_that_is_like_no_other_is_told_where_to_look() {
        assertThat(written.lintSteps("Given I eat a banana", PROMISE))
                .singleElement()
                .asString()
                .contains("kafka-lab.jar steps");
    }

    @Test
    void a_step_for_which_there_are_no_words_is_told_which_speak_of_the_same() {
        assertThat(written.lintSteps("When the transaction coordinator aborts by itself", PROMISE))
                .singleElement()
                .asString()
                .contains(
                        "The nearest are those of Transaction: Steps that speak of transactions", "steps Transaction");
        assertThat(written.lintSteps("When every member rejoins after some trouble with heartbeats", PROMISE))
                .singleElement()
                .asString()
                .contains("The nearest are those of Membership");
        assertThat(written.lintSteps("When the disk of kafka1 is full", PROMISE))
                .singleElement()
                .asString()
                .contains("The nearest are those of Node");
    }

    @Test
    void a_step_that_could_be_two_is_told_with_both() throws IOException {
        Path file = written.write("x.feature", "Feature: F\n  @M1\n  Scenario: S\n    Then 3 fish\n");

        assertThat(Lint.of(Features.read(List.of(file)), Vocabulary.of(List.of(Ambiguous.class))))
                .singleElement()
                .asString()
                .contains("\"3 fish\" is several steps", "\"{int} fish\"", "\"{word} fish\"");
    }

    @Test
    void a_table_that_is_missing_or_too_much_is_told() {
        assertThat(written.lintSteps(
                        "Given a topic orders with:",
                        "And a topic orders with replication factor 3",
                        "  | a | b |",
                        "And a topic with replication factor 3",
                        "  \"\"\"",
                        "  text",
                        "  \"\"\"",
                        PROMISE))
                .satisfiesExactly(
                        missing ->
                                assertThat(missing).startsWith("x.feature:4: \"a topic {topic} with:\" needs a table"),
                        tooMuch -> assertThat(tooMuch).contains("x.feature:5: ", "takes no table"),
                        text -> assertThat(text).contains("x.feature:7: ", "takes no text block"));
    }

    @Test
    void a_compose_file_that_is_not_there_is_told() {
        assertThat(written.lintSteps("Given the cluster of compose/none.yml", "Then 6 nodes are running"))
                .singleElement()
                .asString()
                .startsWith("x.feature:4: there is no Compose file compose/none.yml");
    }

    @Test
    void a_compose_file_that_another_stands_in_for_need_not_be_there() {
        System.setProperty("lab.cluster", "compose/kraft-combined.yml");
        try {
            assertThat(written.lintSteps("Given the cluster of compose/none.yml", "Then every node is running"))
                    .isEmpty();
        } finally {
            System.clearProperty("lab.cluster");
        }
    }

    @Test
    void a_compose_file_that_cannot_be_read_is_told_in_its_readers_words() {
        Path broken = written.write("broken.yml", "services:\n  a: [\n");

        assertThat(written.lintSteps("Given the cluster of " + broken, "Then 6 nodes are running"))
                .singleElement()
                .asString()
                .contains("x.feature:4: broken.yml:", "Fix: ");
    }

    @Test
    void nodes_that_the_cluster_does_not_have_are_told() {
        assertThat(written.lintSteps(
                        "When broker 7 is killed",
                        "And ZooKeeper 9 is killed",
                        "And controller 1 is killed",
                        "And node kafka9 is killed",
                        "And broker 3 is killed",
                        "And node zoo2 is killed",
                        "And a topic orders with replication factor 3",
                        "And the leader of orders is killed",
                        "Then every broker lists brokers 1 and 4"))
                .satisfiesExactly(
                        broker -> assertThat(broker)
                                .contains("x.feature:4: compose/zookeeper-ensemble.yml has no broker 7")
                                .contains("broker 1, broker 2, broker 3"),
                        zookeeper -> assertThat(zookeeper).contains("x.feature:5: ", "has no ZooKeeper 9"),
                        controller -> assertThat(controller).contains("x.feature:6: ", "has no controller 1"),
                        node -> assertThat(node).contains("x.feature:7: ", "has no node kafka9", "kafka1"),
                        brokers -> assertThat(brokers).contains("x.feature:12: ", "has no broker 4"));
    }

    @Test
    void a_file_without_a_broker_that_is_known_is_told_once_and_none_of_its_nodes_is_missed() {
        Path file = written.write("redpanda.yml", """
                services:
                  redpanda:
                    image: redpandadata/redpanda:v24.3.1
                """);

        assertThat(written.lintSteps("Given the cluster of " + file, "When broker 0 is killed", PROMISE))
                .singleElement()
                .asString()
                .contains("redpanda.yml:2", "is a Kafka broker that is known here", "redpanda only looks like one");
    }

    @Test
    void nodes_are_those_of_the_cluster_that_the_scenario_names() {
        Path one = written.write("one.yml", """
                services:
                  only:
                    image: apache/kafka:4.3.1
                    environment:
                      KAFKA_NODE_ID: 7
                      KAFKA_PROCESS_ROLES: broker,controller
                """);

        assertThat(written.lintSteps("Given the cluster of " + one, "When broker 7 is killed", PROMISE))
                .hasSize(3)
                .allSatisfy(mistake -> assertThat(mistake).startsWith("x.feature:6: one.yml has no broker "));
    }

    @Test
    void one_of_the_clusters_of_a_file_will_do() {
        assertThat(written.lintSteps(
                        "Given only east of the cluster of src/test/resources/compose/two-clusters.yml",
                        "When broker 1 is killed",
                        "Then 0 nodes are running"))
                .isEmpty();
    }

    @Test
    void a_scenario_that_names_no_cluster_has_the_nodes_of_the_default_one() {
        System.setProperty("lab.topology", "compose/kraft-combined.yml");
        try {
            assertThat(written.lintSteps("When ZooKeeper 1 is killed", PROMISE))
                    .isNotEmpty()
                    .allSatisfy(mistake -> assertThat(mistake).contains("compose/kraft-combined.yml has no ZooKeeper"));
        } finally {
            System.clearProperty("lab.topology");
        }
        assertThat(written.lintSteps("When ZooKeeper 1 is killed", PROMISE)).isEmpty();
    }

    @Test
    void a_variable_counts_where_the_file_or_what_it_draws_in_asks_for_it() {
        written.write("base.yml", """
                services:
                  base:
                    image: apache/kafka:${TAG:-4.3.1}
                    environment:
                      # ${COMMENTED}
                      KAFKA_PROCESS_ROLES: broker,controller
                      KAFKA_HEAP_OPTS:
                """);
        Path one = written.write("one.yml", """
                services:
                  only:
                    extends:
                      file: base.yml
                      service: base
                    environment:
                      KAFKA_NODE_ID: ${OUTER:-${INNER:-7}}
                """);

        assertThat(written.lintSteps(
                        "Given the cluster of %s with:".formatted(one),
                        "  | TAG             | 4.1.1   |",
                        "  | OUTER           | 7       |",
                        "  | INNER           | 7       |",
                        "  | KAFKA_HEAP_OPTS | -Xmx64m |",
                        "Then every broker lists broker 7"))
                .isEmpty();
        assertThat(written.lintSteps(
                        "Given the cluster of %s with:".formatted(one),
                        "  | COMMENTED | 1 |",
                        "Then every broker lists broker 7"))
                .singleElement()
                .asString()
                .contains("one.yml has no variable COMMENTED");
    }

    @Test
    void a_scenario_that_promises_nothing_is_told() {
        assertThat(written.lintSteps("Given a topic with replication factor 3"))
                .singleElement()
                .asString()
                .startsWith("x.feature:3: the scenario \"S\" has no Then");
    }

    @Test
    void a_scenario_without_an_id_is_told() {
        assertThat(written.lint("@points:5 @my-stage\nFeature: F\n  Scenario: S\n    " + PROMISE + "\n"))
                .singleElement()
                .asString()
                .startsWith("x.feature:3: the scenario \"S\" has no id");
    }

    @Test
    void a_star_counts_as_what_it_continues() {
        assertThat(written.lint(
                        "@M1 @points:5\nFeature: F\n  Scenario: S\n    Given a topic orders with replication factor 3\n"
                                + "    When the leader of orders is killed\n    Then the leader of orders is killed\n"
                                + "    * a new leader of orders is elected within 18 seconds\n"))
                .isEmpty();
    }

    @Test
    void a_scenario_without_a_cluster_needs_no_id() {
        assertThat(written.lint(
                        "@no-cluster\nFeature: F\n  Scenario: S\n    Then a stop costs less time than a kill\n"))
                .isEmpty();
    }

    @Test
    void a_scenario_that_is_to_need_no_cluster_and_takes_one_is_told() {
        assertThat(written.lint("@no-cluster\nFeature: F\n  Scenario: S\n"
                        + "    Given the cluster of compose/zookeeper-ensemble.yml\n    " + PROMISE + "\n"))
                .first()
                .asString()
                .startsWith("x.feature:4: the step needs a cluster, and its scenario is tagged @no-cluster");
    }

    @Test
    void a_name_that_the_lab_has_already_is_told_but_not_that_of_an_outlines_examples() {
        written.write("lab/1.feature", "@M1\nFeature: F\n  Scenario: S\n    " + PROMISE + "\n");
        written.write("other/1.feature", "@M1\nFeature: F\n  Scenario: S\n    " + PROMISE + "\n");
        written.write("lab/2.feature", """
                @M1
                Feature: F
                  Scenario Outline: O
                    Then every broker lists brokers <b>
                    Examples:
                      | b       |
                      | 1 and 2 |
                      | 2 and 3 |
                  Scenario: S
                    Then every broker lists brokers 1 and 2
                """);

        assertThat(written.lint())
                .singleElement()
                .asString()
                .startsWith("lab/2.feature:9: the lab has another scenario \"S\", at lab/1.feature:3");
    }

    @Test
    void what_a_scenario_comes_after_may_stand_in_another_stage_of_its_lab_but_not_in_another_lab() throws IOException {
        written.write("lab/1.feature", "@M1\nFeature: F\n  Scenario: S\n    " + PROMISE + "\n");
        written.write("other/1.feature", "@M2\nFeature: F\n  Scenario: S\n    " + PROMISE + "\n");
        Path second = written.write(
                "lab/2.feature",
                "@M3 @after:M1\nFeature: F\n  Scenario: T\n    " + PROMISE + "\n  @after:M2\n  Scenario: U\n    "
                        + PROMISE + "\n");

        assertThat(Lint.of(Features.read(List.of(second))))
                .as("of the one stage that is looked at")
                .singleElement()
                .asString()
                .contains("2.feature:6: no scenario of this lab has the id M2", "did you mean @after:M1?");
        assertThat(written.lint()).hasSize(1);
    }

    @Test
    void a_file_that_is_no_gherkin_is_told() {
        assertThat(written.lint("Feature: F\n  Scenario: S\n    Given a\n    nonsense\n"))
                .anySatisfy(mistake -> assertThat(mistake).startsWith("x.feature:4: this is not Gherkin: "));
        assertThat(written.lint("")).singleElement().asString().contains("the feature has no scenario");
    }

    @Test
    void no_phrase_is_suggested_for_its_own_negation() {
        Vocabulary vocabulary = Vocabulary.ours();
        assertThat(Suggestions.of("no messages of orders are lost", vocabulary))
                .doesNotContain("acknowledged messages of orders are lost");
        for (Phrase phrase : vocabulary.phrases()) {
            String turned = phrase.text().matches(".*\\b(no|not)\\b.*")
                    ? phrase.text().replaceFirst("\\b(no|not) ", "")
                    : phrase.text().replaceFirst(" (is|are|has|have|can) ", " $1 not ");
            if (!turned.equals(phrase.text())) {
                assertThat(Suggestions.of(turned, vocabulary)).as(turned).doesNotContain(phrase.text());
            }
        }
    }

    /** Of each pair, the one says what the other denies. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            publishing to orders never fails with "x"         | publishing to orders fails with "x"
            publishing to orders succeeds                     | publishing to orders fails with "x"
            publishing to orders stops                        | publishing to orders goes on
            reading from orders has stopped                   | reading from orders goes on
            reading from orders does not go on                | reading from orders goes on
            the controller has changed                        | the controller has not changed
            the active controller has changed                 | the active controller has not changed
            the leader of orders changed                      | the leader of orders has not changed
            broker 1 is in the ISR of orders                  | broker 1 is not in the ISR of orders
            broker 1 isn't in the ISR of orders               | broker 1 is in the ISR of orders
            broker 1 leads every partition of orders          | broker 1 leads no partition of orders
            no partition of orders has a leader               | every partition of orders has a leader
            every broker lists the killed broker              | no broker lists the killed broker
            some message of orders is duplicated              | no message of orders is duplicated or out of order
            messages of orders are never duplicated           | messages of orders are duplicated
            messages of orders are unduplicated               | messages of orders are duplicated
            acknowledged messages of orders survive           | acknowledged messages of orders are lost
            none of the acknowledged messages of orders is lost | acknowledged messages of orders are lost
            hardly any acknowledged messages of orders are lost | acknowledged messages of orders are lost
            an acknowledged message of orders is lost         | no acknowledged message of orders is lost
            a client on the host fails to reach the cluster at port 9092 | a client on the host reaches the cluster at port 9092
            broker 1 was stopped                              | broker 1 is started
            broker 1 is unpaused                              | broker 1 is paused
            broker 1 is un-paused                             | broker 1 is paused
            a topic orders can not be created                 | a topic orders can be created
            a topic orders can be created                     | a topic orders cannot be created
            a topic orders is accepted                        | a topic orders cannot be created
            everything of the cluster is left on this machine | nothing of the cluster is left on this machine
            the cluster has topics                            | the cluster has no topics
            a new leader of orders is elected for 5 seconds   | no new leader of orders is elected for 5 seconds
            a new leader of orders is elected after 5 seconds | a new leader of orders is elected within 5 seconds
            a kill costs more time than a stop                | a kill costs less time than a stop
            group billing has been rebalanced since           | group billing has not been rebalanced since
            group billing can be reset to offset 2 of orders  | group billing cannot be reset to offset 2 of orders
            a consumer of group billing reads 3 messages of orders with committing | a consumer of group billing reads 3 messages of orders without committing
            """)
    void the_opposite_is_never_suggested(String written, String opposite) {
        assertThat(Suggestions.of(written, Vocabulary.ours())).doesNotContain(opposite);
    }

    /** Two steps for the same words. */
    public static final class Ambiguous {
        @io.cucumber.java.en.Then("{int} fish")
        public void number(int number) {}

        @io.cucumber.java.en.Then("{word} fish")
        public void word(String word) {}
    }
}
