package dev.kafkalab.runtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.docker.DockerRuntime.Availability;
import dev.kafkalab.runtime.launcher.RuntimeChoice.Reach;
import dev.kafkalab.runtime.launcher.RuntimeChoice.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RuntimeChoiceTest {

    private static final Reach REACHED = new Reach(List.of(), List.of());
    private static final Reach ONLY_AS_PROCESSES = new Reach(List.of("kafka2"), List.of());
    private static final Path FILE = Path.of("lab.yml");
    private static final boolean ELSEWHERE = false;
    private static final boolean ON_A_MAC = true;

    private static final Supplier<Availability> NOT_LOOKED_FOR = () -> {
        throw new AssertionError("Docker was looked for");
    };

    @Test
    void what_is_asked_for_is_taken_without_looking_for_docker() {
        assertThat(RuntimeChoice.decide("process", REACHED, ELSEWHERE, NOT_LOOKED_FOR))
                .isEqualTo(new Verdict(false, "asked for with -Dlab.runtime=process"));
        assertThat(RuntimeChoice.decide("docker", REACHED, ELSEWHERE, NOT_LOOKED_FOR))
                .isEqualTo(new Verdict(true, "asked for with -Dlab.runtime=docker"));
    }

    @Test
    void auto_takes_docker_when_an_engine_answers_and_every_image_is_there() {
        assertThat(RuntimeChoice.decide("auto", REACHED, ELSEWHERE, docker()))
                .isEqualTo(new Verdict(
                        true, "Docker is here with every image (-Dlab.runtime=process would run without it)"));
    }

    @Test
    void auto_takes_processes_when_no_engine_answers() {
        assertThat(RuntimeChoice.decide(
                        "auto",
                        REACHED,
                        ELSEWHERE,
                        () -> new Availability(Optional.of("no Docker engine answers here"), List.of())))
                .isEqualTo(new Verdict(false, "no Docker engine answers here (-Dlab.runtime=docker insists on it)"));
    }

    @Test
    void auto_takes_processes_when_an_image_is_missing_and_names_it() {
        assertThat(RuntimeChoice.decide(
                        "auto", REACHED, ELSEWHERE, docker("confluentinc/cp-kafka:7.9.1", "zookeeper:3.8.4")))
                .isEqualTo(new Verdict(
                        false,
                        "Docker is here, but 2 of its images are not (confluentinc/cp-kafka:7.9.1, zookeeper:3.8.4):"
                                + " -Dlab.runtime=docker pulls them"));
        assertThat(RuntimeChoice.decide("auto", REACHED, ELSEWHERE, docker("zookeeper:3.8.4"))
                        .reason())
                .isEqualTo(
                        "Docker is here, but 1 of its images is not (zookeeper:3.8.4): -Dlab.runtime=docker pulls it");
    }

    @Test
    void on_a_mac_auto_pulls_what_docker_lacks_because_processes_would_need_addresses_of_their_own() {
        assertThat(RuntimeChoice.decide("auto", REACHED, ON_A_MAC, docker("zookeeper:3.8.4")))
                .isEqualTo(new Verdict(
                        true,
                        "Docker is here and pulls zookeeper:3.8.4; on macOS processes would need an alias for each"
                                + " node's address (-Dlab.runtime=process)"));
        assertThat(RuntimeChoice.decide("auto", REACHED, ON_A_MAC, docker()).docker())
                .isTrue();
    }

    @Test
    void on_a_mac_without_an_engine_auto_takes_processes_too() {
        assertThat(RuntimeChoice.decide(
                                "auto",
                                REACHED,
                                ON_A_MAC,
                                () -> new Availability(Optional.of("no Docker engine answers here"), List.of()))
                        .docker())
                .isFalse();
    }

    @Test
    void auto_takes_processes_for_brokers_that_this_machine_would_not_reach_on_docker() {
        assertThat(RuntimeChoice.decide("auto", ONLY_AS_PROCESSES, ELSEWHERE, NOT_LOOKED_FOR))
                .isEqualTo(new Verdict(false, "on Docker nothing on this machine could reach kafka2"));
    }

    @Test
    void docker_is_refused_for_them_with_both_ways_out() {
        assertThatThrownBy(() -> ONLY_AS_PROCESSES.require(true, FILE))
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith(
                        "Every broker is asked from this machine, and of lab.yml it cannot reach kafka2.")
                .hasMessageContaining(
                        "Fix: give each a listener that is advertised as localhost:PORT, and publish that port; or run")
                .hasMessageContaining("-Dlab.runtime=process");
        ONLY_AS_PROCESSES.require(false, FILE);
    }

    @Test
    void one_that_no_way_leads_to_is_refused_as_a_process_too() {
        assertThatThrownBy(() -> new Reach(List.of("kafka2"), List.of("kafka2")).require(false, FILE))
                .isInstanceOf(SetupException.class)
                .hasMessageEndingWith("and publish that port.");
    }

    @Test
    void anything_else_is_refused_and_told_what_there_is() {
        assertThatThrownBy(() -> RuntimeChoice.decide("podman", REACHED, ELSEWHERE, NOT_LOOKED_FOR))
                .isInstanceOf(SetupException.class)
                .hasMessage("-Dlab.runtime=podman: there is no such runtime. Fix: write auto, docker or process.");
    }

    private static Supplier<Availability> docker(String... missing) {
        return () -> new Availability(Optional.empty(), List.of(missing));
    }
}
