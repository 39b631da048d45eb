package dev.kafkalab.topology.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryFitsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "apache/kafka:4.1.1, mem_limit: 512m, A: b, a heap of 1024 MB (the image's -Xms1G)",
        "apache/kafka:4.1.1, deploy: {resources: {limits: {memory: 768M}}}, A: b, a heap of 1024 MB",
        "confluentinc/cp-zookeeper:7.9.1, mem_limit: 256mb, ZOOKEEPER_CLIENT_PORT: 2181, a heap of 512 MB",
        "apache/kafka:4.1.1, mem_limit: 0.5g, KAFKA_HEAP_OPTS: -Xmx2g -Xms600m, a heap of 600 MB (-Xms600m)",
        "apache/kafka:4.1.1, mem_limit: 512m, JAVA_TOOL_OPTIONS: -Xms128m, a heap of 1024 MB (the image's -Xms1G)",
    })
    void a_heap_that_begins_above_the_limit_is_told_and_the_fix_fits(
            String image, String limit, String variable, String why) throws IOException {
        List<Finding> findings = findings(image, limit, variable);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains(why);
            assertThat(finding.position().line()).isEqualTo(4);
        });
        String fix = findings.get(0).remedy().replaceFirst(".*(KAFKA_HEAP_OPTS: .*) in its environment\\.", "$1");
        String mended = findings.get(0).remedy().contains("raise") ? "mem_limit: 512m" : limit;
        String kept = variable.startsWith("KAFKA_HEAP_OPTS") ? "A: b" : variable;
        assertThat(findings(image, mended, kept + "\n      " + fix)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "apache/kafka:4.1.1, mem_limit: 1g, A: b",
        "apache/kafka:4.1.1, mem_limit: 512m, KAFKA_HEAP_OPTS: -Xmx1g",
        "apache/kafka:4.1.1, mem_limit: 512m, KAFKA_HEAP_OPTS: -Xms1g -Xms256m",
        "apache/kafka:4.1.1, mem_limit: 512m, KAFKA_OPTS: -Xms256m -Xmx256m",
        "apache/kafka:4.1.1, mem_limit: 512m, KAFKA_JVM_PERFORMANCE_OPTS: -server -XX:InitialHeapSize=256m",
        "apache/kafka:4.1.1, mem_limit: 512m, EXTRA_ARGS: -name kafkaServer -loggc -Xms256m",
        "apache/kafka:4.1.1, mem_limit: 512m, _JAVA_OPTIONS: -Xms256m",
        "apache/kafka:4.1.1, mem_limit: 0, A: b",
        "apache/kafka-native:4.1.1, mem_limit: 256m, A: b",
        "zookeeper:3.8.4, mem_limit: 256m, ZOO_MY_ID: 1",
        "somebody/kafka:4.1.1, mem_limit: 256m, A: b",
    })
    void what_may_fit_is_not_told(String image, String limit, String variable) throws IOException {
        assertThat(findings(image, limit, variable)).isEmpty();
    }

    @Test
    void the_last_of_several_minimums_counts_and_is_to_be_taken_out() throws IOException {
        String heap = "KAFKA_HEAP_OPTS: -Xms256m";
        assertThat(findings("apache/kafka:4.1.1", "mem_limit: 512m", heap + "\n      KAFKA_OPTS: -Xms2g -Da=b"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("a heap of 2048 MB (-Xms2g)");
                    assertThat(finding.remedy())
                            .isEqualTo(
                                    "take -Xms and -Xmx out of KAFKA_OPTS, and set KAFKA_HEAP_OPTS: -Xms256m -Xmx256m in its environment.");
                });
        assertThat(findings("apache/kafka:4.1.1", "mem_limit: 512m", heap + "\n      KAFKA_OPTS: -Da=b"))
                .isEmpty();
    }

    @Test
    void what_a_command_of_its_own_starts_is_not_judged() throws IOException {
        assertThat(findings("apache/kafka:4.1.1", "mem_limit: 256m\n    command: sleep 1", "A: b"))
                .isEmpty();
    }

    private List<Finding> findings(String image, String limit, String variable) throws IOException {
        String file = """
                services:
                  node:
                    image: %s
                    %s
                    environment:
                      %s
                """.formatted(image, limit, variable);
        return Topologies.read(Files.writeString(folder.resolve("compose.yml"), file), Map.of()).findings().stream()
                .filter(finding -> finding.message().contains("heap"))
                .toList();
    }
}
