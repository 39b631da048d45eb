package dev.kafkalab.runtime.process;

import static dev.kafkalab.topology.Services.mounting;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceShellTest {

    /** Tools are written into the service's folder, and behind a volume in their place are the user's own files. */
    @ParameterizedTest
    @CsvSource({
        "apache/kafka:4.1.1, /opt/kafka, true",
        "apache/kafka:4.1.1, /opt/kafka/bin/, true",
        "apache/kafka:4.1.1, /opt/kafka/bin/kafka-topics.sh, true",
        "apache/kafka:4.1.1, /opt/kafka/bin/create-topics.sh, false",
        "apache/kafka:4.1.1, /opt/kafka/config, false",
        "confluentinc/cp-kafka:7.9.1, /usr, true",
        "confluentinc/cp-kafka:7.9.1, /hosts, true",
        "confluentinc/cp-kafka:7.9.1, /scripts, false",
        "confluentinc/cp-kafka:7.9.1, /usr/bin/wait-for-it.sh, false",
    })
    void a_volume_over_the_tools_keeps_a_command_from_running_here(String image, String target, boolean kept) {
        assertThat(ServiceShell.hiddenTools(mounting(service("topics", image), "/mine", target))
                        .isPresent())
                .isEqualTo(kept);
    }
}
