package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void a_step_that_is_like_no_other_is_told_where_to_look() {
        assertThat(written.lintSteps("Given I eat a banana", PROMISE))
                .singleElement()
                .asString()
                .contains("kafka-lab.jar steps");
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
                .noneMatch(mistake -> mistake.contains("promise") || mistake.contains("Then"));
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

    /** Two steps for the same words. */
    public static final class Ambiguous {
        @io.cucumber.java.en.Then("{int} fish")
        public void number(int number) {}

        @io.cucumber.java.en.Then("{word} fish")
        public void word(String word) {}
    }
}
