package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalNetworksTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"external: true", "external: { name: course }"})
    void services_of_a_network_that_compose_does_not_make_can_swap_addresses(String external) {
        assertThat(notices(external, "networks: [shared]", "networks: { shared: { aliases: [two] } }"))
                .containsExactly(
                        "lab.yml:9: on Docker, kafka1, kafka2 can come back with each other's address after a restart,"
                                + " for the network shared is not made by Compose: who has a name cached then talks to"
                                + " the wrong one");
    }

    @Test
    void the_default_network_may_be_such_a_network() {
        assertThat(Written.in(folder).read("""
                        services:
                          kafka1:
                            image: broker:1
                          kafka2:
                            image: broker:1
                        networks:
                          default:
                            external: true
                        """).notices()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"external: false", "driver: bridge"})
    void on_a_network_that_compose_makes_nothing_is_told(String made) {
        assertThat(notices(made, "networks: [shared]", "networks: [shared]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "networks: { shared: { ipv4_address: 10.1.0.7 } }",
                "network_mode: host",
                "networks: [other]",
                "scale: 0",
                "hostname: on-the-default-network"
            })
    void one_service_alone_on_it_has_nobody_to_swap_with(String second) {
        assertThat(notices("external: true", "networks: [shared]", second)).isEmpty();
    }

    /** Each without its fix, and without the folder. */
    private Iterable<String> notices(String network, String first, String second) {
        ComposeFile file = Written.in(folder).read("""
                services:
                  kafka1:
                    image: broker:1
                    %s
                  kafka2:
                    image: broker:1
                    %s
                networks:
                  shared:
                    %s
                  other:
                """.formatted(first, second, network));
        return file.notices().stream()
                .map(notice -> "%s:%d: %s"
                        .formatted(
                                notice.position().file().getFileName(),
                                notice.position().line(),
                                notice.message()))
                .toList();
    }
}
