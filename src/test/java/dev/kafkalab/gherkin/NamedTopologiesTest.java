package dev.kafkalab.gherkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedTopologiesTest {

    private static final String FEATURE = """
            Feature: Two clusters
              Background:
                Given the cluster of compose/one.yml
              Scenario: One
                Then 6 nodes are running
              Scenario Outline: Two
                Given only kafka0 of the cluster of ./compose/<file>.yml with:
                  | A | 1 |
                Then 6 nodes are running
                Examples:
                  | file  |
                  | two   |
                  | three |
            """;

    @TempDir
    private Path folder;

    @Test
    void are_those_of_the_background_and_of_the_scenario_with_its_example_filled_in() throws IOException {
        URI feature = Files.writeString(folder.resolve("two.feature"), FEATURE).toUri();
        NamedTopologies named = new NamedTopologies();

        assertThat(named.of(feature, 4)).containsExactly(Path.of("compose/one.yml"));
        assertThat(named.of(feature, 13))
                .containsExactlyInAnyOrder(Path.of("compose/one.yml"), Path.of("compose/three.yml"));
    }

    @Test
    void are_none_for_a_scenario_that_needs_no_cluster_whatever_it_says() throws IOException {
        URI feature = Files.writeString(folder.resolve("pages.feature"), """
                        @no-cluster
                        Feature: Pages
                          Scenario: One
                            Then some page says "the cluster of compose/one.yml"
                        """).toUri();

        assertThat(new NamedTopologies().of(feature, 3)).isEmpty();
    }

    @Test
    void are_known_of_a_feature_on_the_class_path_too() throws IOException {
        Files.writeString(folder.resolve("two.feature"), FEATURE);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);

            assertThat(new NamedTopologies().of(URI.create("classpath:two.feature"), 4))
                    .containsExactly(Path.of("compose/one.yml"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
