package dev.kafkalab.evidence.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Traffic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceJsonTest {

    @Test
    void what_was_written_is_read_back() {
        Evidence excerpt =
                new LogExcerpt("zoo1", "logs/zoo1.log", List.of("LOOKING", "LEADING"), List.of("LEADING"), 3);
        Instant from = Instant.parse("2026-11-21T15:24:11.813Z");
        Evidence traffic = new Traffic(
                "orders",
                List.of(new Traffic.Interval(Traffic.Outcome.ACKNOWLEDGED, from, from.plusMillis(19_980), 1000)));

        assertThat(EvidenceJson.read(EvidenceJson.write(excerpt))).isEqualTo(excerpt);
        assertThat(EvidenceJson.read(EvidenceJson.write(traffic))).isEqualTo(traffic);
    }

    @Test
    void an_excerpt_of_a_version_that_did_not_tell_has_left_nothing_out() {
        String old =
                "{'type':'LogExcerpt','node':'zoo1','log':'logs/zoo1.log','lookedFor':['LOOKING'],'lines':['LOOKING']}"
                        .replace('\'', '"');

        assertThat(EvidenceJson.read(old))
                .isInstanceOfSatisfying(LogExcerpt.class, excerpt -> assertThat(excerpt.leftOut())
                        .isZero());
    }
}
