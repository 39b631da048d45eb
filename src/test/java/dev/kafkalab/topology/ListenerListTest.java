package dev.kafkalab.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.ListenerList.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void an_address_of_version_six_may_stand_in_brackets() {
        assertThat(ListenerList.parse("PLAINTEXT://[::1]:9092").entries())
                .containsExactly(new Entry("PLAINTEXT", new Endpoint("[::1]", 9092)));
    }

    @ParameterizedTest
    @CsvSource({
        "PLAINTEXT://:::9092, [::]",
        "PLAINTEXT://::1:9092, [::1]",
        "PLAINTEXT://fd00:0:0:0:0:0:0:5:9092, [fd00:0:0:0:0:0:0:5]",
        "PLAINTEXT://fe80::1%eth0:9092, [fe80::1%eth0]",
        "PLAINTEXT://::ffff:10.0.0.5:9092, [::ffff:10.0.0.5]"
    })
    void its_brackets_may_be_left_out(String written, String host) {
        assertThat(ListenerList.parse(written).entries())
                .containsExactly(new Entry("PLAINTEXT", new Endpoint(host, 9092)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka1:9092",
                "PLAINTEXT://kafka1:9092:9092",
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
