package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Services;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmOptionsTest {

    @Test
    void heap_and_properties_are_taken_from_all_variables_in_the_order_of_kafkas_script() {
        assertThat(asked(
                        "KAFKA_OPTS=-Da=last -javaagent:/jmx.jar=7071:/config.yml",
                        "KAFKA_HEAP_OPTS=-Xmx512m -Xms512m",
                        "KAFKA_JVM_PERFORMANCE_OPTS=-server -XX:+UseG1GC -Da=first -Xmx400m",
                        "KAFKA_LOG4J_OPTS=-Dlog4j.configuration=file:/etc/kafka/log4j.properties"))
                .containsExactly("-Xmx512m", "-Xms512m", "-Da=first", "-Xmx400m", "-Da=last");
    }

    @Test
    void without_a_heap_it_is_a_modest_one() {
        assertThat(asked("KAFKA_JVM_PERFORMANCE_OPTS=-XX:+UseG1GC")).containsExactly("-Xmx256m");
    }

    @Test
    void a_port_for_jmx_is_opened_at_the_nodes_own_address() {
        List<String> asked = asked("KAFKA_JMX_OPTS=-Dcom.sun.management.jmxremote.port=9999");

        assertThat(asked).contains("-Dcom.sun.management.jmxremote.port=9999");
        assertThat(JvmOptions.ofJmx(asked, "127.10.1.4"))
                .containsExactly(
                        "-Dcom.sun.management.jmxremote.host=127.10.1.4", "-Djava.rmi.server.hostname=127.10.1.4");
        assertThat(JvmOptions.ofJmx(asked("KAFKA_OPTS=-Da=b"), "127.10.1.4")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JMX_PORT", "KAFKA_JMX_PORT"})
    void a_port_for_jmx_is_a_variable_of_its_own_in_the_images(String variable) {
        List<String> asked = asked(variable + "=9101", "KAFKA_JMX_HOSTNAME=localhost");

        assertThat(asked)
                .containsExactly(
                        "-Xmx256m",
                        "-Dcom.sun.management.jmxremote",
                        "-Dcom.sun.management.jmxremote.authenticate=false",
                        "-Dcom.sun.management.jmxremote.ssl=false",
                        "-Dcom.sun.management.jmxremote.port=9101",
                        "-Dcom.sun.management.jmxremote.rmi.port=9101",
                        "-Djava.rmi.server.hostname=localhost");
        assertThat(JvmOptions.ofJmx(asked, "127.10.1.4"))
                .containsExactly("-Dcom.sun.management.jmxremote.host=127.10.1.4");
    }

    @Test
    void options_for_jmx_of_the_files_own_are_kept_beside_its_port() {
        assertThat(asked("KAFKA_JMX_OPTS=-Dcom.sun.management.jmxremote.rmi.port=9102", "JMX_PORT=9101"))
                .containsExactly(
                        "-Xmx256m",
                        "-Dcom.sun.management.jmxremote.rmi.port=9102",
                        "-Dcom.sun.management.jmxremote.port=9101");
    }

    @Test
    void a_tools_options_are_those_of_its_image() {
        assertThat(JvmOptions.ofTool(Services.service(
                        "rest",
                        "confluentinc/cp-kafka-rest:7.9.1",
                        "KAFKAREST_HEAP_OPTS=-Xms64m -Xmx256m",
                        "KAFKAREST_OPTS=-Da=b -javaagent:/x.jar")))
                .containsExactly("-Xms64m", "-Xmx256m", "-Da=b");
    }

    private static List<String> asked(String... variables) {
        return JvmOptions.asked(
                Software.Kind.KAFKA, Services.service("kafka", "confluentinc/cp-kafka:7.9.1", variables));
    }
}
