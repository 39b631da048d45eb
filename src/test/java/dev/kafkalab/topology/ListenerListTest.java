package dev.kafkalab.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.ListenerList.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerListTest {

    @Test
    void reads_names_hosts_and_ports() {
        assertThat(ListenerList.parse("INTERNAL://kafka1:9092, external://:32001")
                        .entries())
                .containsExactly(
                        new Entry("INTERNAL", new Endpoint("kafka1", 9092)),
                        new Entry("EXTERNAL", new Endpoint("", 32001)));
    }

    @Test
    void an_address_of_version_six_stands_in_brackets() {
        assertThat(ListenerList.parse("PLAINTEXT://[::1]:9092").entries())
                .containsExactly(new Entry("PLAINTEXT", new Endpoint("[::1]", 9092)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka1:9092",
                "PLAINTEXT://kafka1",
                "PLAINTEXT://kafka1:x",
                "PLAINTEXT://a:70000",
                "a://b:99999999999"
            })
    void sets_aside_what_it_cannot_read(String malformed) {
        ListenerList list = ListenerList.parse("PLAINTEXT://ok:1," + malformed);

        assertThat(list.entries()).hasSize(1);
        assertThat(list.malformed()).containsExactly(malformed);
    }
}
