package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import io.cucumber.junit.platform.engine.CucumberTestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The labs, as the jar has them. */
class ShippedFeaturesTest {

    @Test
    void they_are_those_of_the_project() throws IOException {
        assertThat(ShippedFeatures.read())
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(Features.read(List.of(Path.of("features"))));
    }

    @Test
    void a_step_that_a_project_does_not_use_has_its_example_from_them() {
        Catalogue catalogue = Catalogue.of(Vocabulary.ours(), List.of());

        assertThat(catalogue.with(List.of("elected")).steps().get(0).uses())
                .isNotEmpty()
                .allSatisfy(use -> assertThat(use).asString().startsWith("kafka-lab's own features/"));
    }

    @Test
    void a_step_that_a_project_uses_has_its_example_from_there() throws IOException {
        Catalogue catalogue = Catalogue.of(Vocabulary.ours(), Features.read(List.of(Path.of("features"))));

        assertThat(catalogue.steps())
                .flatExtracting(Catalogue.Step::uses)
                .isNotEmpty()
                .noneMatch(Catalogue.Use::shipped);
    }

    @Test
    void an_engine_that_looks_through_the_class_path_does_not_take_them_for_tests() {
        Path classes = Path.of("target/classes").toAbsolutePath();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(classes)))
                .selectors(selectPackage("META-INF.kafka-lab.features"), selectPackage("dev.kafkalab"))
                .build();
        var found = LauncherFactory.create(LauncherConfig.builder()
                        .enableTestEngineAutoRegistration(false)
                        .addTestEngines(new CucumberTestEngine())
                        .build())
                .discover(request);

        assertThat(found.countTestIdentifiers(TestIdentifier::isTest)).isZero();
    }
}
