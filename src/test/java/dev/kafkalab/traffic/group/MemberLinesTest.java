package dev.kafkalab.traffic.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.traffic.Received;
import dev.kafkalab.traffic.group.MemberCommand.Close;
import dev.kafkalab.traffic.group.MemberCommand.Commit;
import dev.kafkalab.traffic.group.MemberCommand.CommitAhead;
import dev.kafkalab.traffic.group.MemberCommand.GoBack;
import dev.kafkalab.traffic.group.MemberCommand.Hold;
import dev.kafkalab.traffic.group.MemberCommand.ReadOn;
import dev.kafkalab.traffic.group.MemberCommand.ReadSome;
import dev.kafkalab.traffic.group.MemberEvent.Assigned;
import dev.kafkalab.traffic.group.MemberEvent.CommitRefused;
import dev.kafkalab.traffic.group.MemberEvent.Committed;
import dev.kafkalab.traffic.group.MemberEvent.Configured;
import dev.kafkalab.traffic.group.MemberEvent.Failed;
import dev.kafkalab.traffic.group.MemberEvent.Holding;
import dev.kafkalab.traffic.group.MemberEvent.Read;
import dev.kafkalab.traffic.group.MemberEvent.Revoked;
import dev.kafkalab.traffic.group.MemberEvent.WentBack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MemberLinesTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:00.123456Z");

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_arrives_as_it_was_given(MemberCommand command) {
        assertThat(MemberLines.command(MemberLines.write(command))).isEqualTo(command);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_arrives_as_it_was_reported_on_a_line_of_its_own(MemberEvent event) {
        String line = MemberLines.write(event);

        assertThat(line).doesNotContain("\n");
        assertThat(MemberLines.event(line)).isEqualTo(event);
    }

    @Test
    void every_command_and_event_is_tried_here() {
        assertThat(commands().map(Object::getClass).distinct())
                .hasSameSizeAs(MemberCommand.class.getPermittedSubclasses());
        assertThat(events().map(Object::getClass).distinct()).hasSameSizeAs(MemberEvent.class.getPermittedSubclasses());
    }

    @Test
    void the_line_is_json_that_names_its_type() {
        assertThat(MemberLines.write(new ReadSome(3, true)))
                .isEqualTo("{\"type\":\"ReadSome\",\"messages\":3,\"commit\":true}");
    }

    @Test
    void anything_else_is_refused_with_its_text() {
        assertThatThrownBy(() -> MemberLines.event("SLF4J: no providers"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SLF4J: no providers");
    }

    private static Stream<MemberCommand> commands() {
        return Stream.of(
                new ReadOn(),
                new ReadSome(3, true),
                new CommitAhead(3),
                new Hold(),
                new Commit(),
                new GoBack(1, 5_000_000_000L),
                new Close());
    }

    private static Stream<MemberEvent> events() {
        return Stream.of(
                new Configured(AT, Map.of("session.timeout.ms", "45000")),
                new Assigned(AT, 7, "consumer-1-4c8d", List.of(0, 2)),
                new Assigned(AT, 8, "consumer-1-4c8d", List.of()),
                new Revoked(AT, List.of(0, 2)),
                new Read(
                        AT,
                        new Received(
                                Optional.of("7f-0"),
                                1,
                                42,
                                Optional.empty(),
                                Optional.of("two\nlines"),
                                9,
                                Map.of("trace", "a\nb"),
                                AT,
                                AT)),
                new Read(
                        AT,
                        new Received(
                                Optional.empty(), 1, 43, Optional.of("key"), Optional.empty(), -1, Map.of(), AT, AT)),
                new Committed(AT, Map.of(0, 43L, 1, 5_000_000_000L)),
                new CommitRefused(AT, "CommitFailedException: late"),
                new Holding(AT),
                new Failed(AT, "FencedInstanceIdException: \u00e9\u2713"),
                new WentBack(AT, 0, 2));
    }
}
