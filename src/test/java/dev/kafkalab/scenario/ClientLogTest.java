package dev.kafkalab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientLogTest {

    private static final String GONE = "Connection to node 0 (localhost/127.0.0.1:9092) could not be established.";
    private static final String EARLY = line("12:00:00,499", "[Producer clientId=producer-of-atu] " + GONE);
    private static final String PRODUCER = line("12:00:00,500", "[Producer clientId=producer-of-atu] " + GONE);
    private static final String READER =
            line("12:00:01,000", "[Consumer clientId=reader-of-atu, groupId=null] " + GONE);
    private static final String OTHER = line("12:00:01,000", "[Producer clientId=producer-of-atu2] " + GONE);

    @Test
    void a_line_is_its_clients_own() {
        assertThat(found("could not be established", "producer-of-atu")).containsExactly(PRODUCER);
        assertThat(found("could not be established", "reader-of-atu")).containsExactly(READER);
        assertThat(found("could not be established", "producer-of")).isEmpty();
    }

    @Test
    void a_line_has_the_words() {
        assertThat(found("Connection to node 0", "producer-of-atu")).containsExactly(PRODUCER);
        assertThat(found("Connection to node 1", "producer-of-atu")).isEmpty();
    }

    @Test
    void what_has_no_date_is_nobodys() {
        assertThat(ClientLog.linesWith("gone", "a", Instant.EPOCH, List.of("", "clientId=a] gone").stream()))
                .isEmpty();
    }

    private static List<String> found(String words, String clientId) {
        Instant from = LocalDateTime.parse("2026-11-21T12:00:00.500900")
                .atZone(ZoneId.systemDefault())
                .toInstant();
        return ClientLog.linesWith(words, clientId, from, List.of(EARLY, PRODUCER, READER, OTHER).stream());
    }

    private static String line(String time, String message) {
        return "2026-11-21 %s [kafka-thread] WARN  o.apache.kafka.clients.NetworkClient - %s".formatted(time, message);
    }
}
