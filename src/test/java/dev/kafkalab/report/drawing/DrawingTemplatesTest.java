package dev.kafkalab.report.drawing;

import static dev.kafkalab.evidence.Traffic.Outcome.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.ClusterStart.NodeLine;
import dev.kafkalab.evidence.Connections;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Traffic;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawingTemplatesTest {

    private static final String HOSTILE = "<script>alert('x')</script>\"'&";

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, DrawingTemplatesTest.class.getClassLoader(), "dev.kafkalab.report.pages");

    @Test
    void what_the_record_says_is_text_and_never_markup() {
        Snapshot before = Made.snapshot(1, List.of(1), Made.partition(HOSTILE, 0, 1, List.of(1), List.of(1)));
        Snapshot after = before.withController(2)
                .withEnsemble(List.of(new EnsembleMember(HOSTILE, HOSTILE), new EnsembleMember("zoo1", HOSTILE)));

        assertThat(List.of(
                        topology(new NodeLine(
                                HOSTILE, List.of(HOSTILE), HOSTILE, HOSTILE, OptionalInt.of(1), List.of(HOSTILE), "")),
                        topology(new NodeLine(
                                HOSTILE, List.of("broker"), HOSTILE, HOSTILE, OptionalInt.of(1), List.of(), "")),
                        change(before, after),
                        timeline(
                                Made.timeline(
                                        Made.change(-1, HOSTILE, HOSTILE),
                                        Made.change(-1, "leader of " + HOSTILE, HOSTILE),
                                        Made.fault(0, "node " + HOSTILE, HOSTILE)),
                                List.of(new Traffic(HOSTILE, List.of(Made.interval(FAILED, 0, 1, 1)))),
                                Made.seconds(HOSTILE, 1, 0, false)),
                        spread(HOSTILE)))
                .allSatisfy(html -> assertThat(html).doesNotContain("<script").contains("&lt;script"));
    }

    @Test
    void each_drawing_has_a_name_and_a_description_with_ids_of_their_own() {
        String html = topology(new NodeLine("kafka1", List.of("broker"), "", "", OptionalInt.empty(), List.of(), ""))
                + change(Made.snapshot(1, List.of(1)), Made.snapshot(1, List.of(1)))
                + timeline(Made.failover(), List.of());

        List<String> ids = matches(html, " id=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates().hasSize(8);
        assertThat(matches(html, "aria-(?:labelledby|describedby)=\"([^\"]*)\""))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(matches(html, "(<svg [^>]*role=\"img\")")).hasSize(4);
        assertThat(matches(html, "(<title id=)")).hasSize(4);
        assertThat(matches(html, "(<desc id=)")).hasSize(4);
    }

    @Test
    void a_drawing_needs_nothing_but_itself() {
        String html = timeline(Made.failover(), List.of())
                + change(Made.snapshot(1, List.of(1)), Made.snapshot(1, List.of(1)))
                + render("drawing/drawing-style.jte", Map.of());

        assertThat(html).doesNotContain("url(", "http", "@import", "href", "src=");
    }

    @Test
    void long_names_are_shortened_and_whole_where_one_points() {
        String name = "leader of a-topic-with-a-really-quite-exceedingly-long-name-7";

        assertThat(timeline(Made.timeline(Made.change(-1, name, "broker 1")), List.of()))
                .containsPattern("<text [^>]*><title>" + name + "</title>leader of a-[a-z-]*…-7</text>");
    }

    @Test
    void faults_are_drawn_and_tagged_in_the_table() {
        assertThat(timeline(Made.failover(), List.of()))
                .containsPattern("<text class=\"strong\"[^>]*>kafka1 killed</text>")
                .contains("killed <span class=\"tag\">fault</span>")
                .contains("Not drawn, because they never changed: kafka2 (running).");
    }

    @Test
    void a_broken_promise_looks_other_than_one_that_was_kept() {
        assertThat(timeline(Made.failover(), List.of(), Made.seconds("a new leader", 19, 0, false)))
                .contains("class=\"took broken\"")
                .contains("a new leader after 19 s, promised at most 18 s");
        assertThat(timeline(Made.failover(), List.of(), Made.seconds("a new leader", 15, 0, true)))
                .doesNotContain("broken");
    }

    @Test
    void messages_have_a_table_of_their_own() {
        assertThat(timeline(Made.failover(), List.of(new Traffic("orders", List.of(Made.interval(FAILED, 1, 2, 7))))))
                .contains("<th scope=\"row\">orders</th><td>failed</td><td class=\"number\">+1.00</td>"
                        + "<td class=\"number\">+2.00</td><td class=\"number\">7</td>");
        assertThat(timeline(Made.failover(), List.of())).doesNotContain("Messages were");
    }

    @Test
    void two_snapshots_that_say_the_same_are_said_to() {
        Snapshot snapshot = Made.snapshot(1, List.of(1));

        assertThat(change(snapshot, snapshot)).contains("Nothing changed between the two.");
    }

    @Test
    void a_drawing_of_many_changes_stays_small() {
        Timeline many = new Timeline(
                Made.ZERO,
                IntStream.range(0, 5000)
                        .mapToObj(i -> Made.change(i, "leader of t-" + i % 100, "broker " + i % 3))
                        .toList());

        assertThat(timeline(many, List.of()).length()).isLessThan(150_000);
    }

    private static String topology(NodeLine... nodes) {
        return render(
                "drawing/topology.jte",
                Map.of(
                        "start",
                        new ClusterStart(Made.ZERO, HOSTILE, "", "", "started", 3, List.of(nodes), Connections.UNKNOWN),
                        "id",
                        "a"));
    }

    private static String change(Snapshot before, Snapshot after) {
        return render("drawing/change.jte", Map.of("before", before, "after", after, "id", "b"));
    }

    private static String timeline(Timeline timeline, List<Traffic> traffic, Measurement... measurements) {
        return render(
                "drawing/timeline.jte",
                Map.of("timeline", timeline, "traffic", traffic, "measurements", List.of(measurements), "id", "c"));
    }

    private static String spread(String label) {
        return render("drawing/dot-plot.jte", Map.of("values", List.of(1.0, 2.0), "longest", 3.0, "label", label));
    }

    private static String render(String template, Map<String, Object> parameters) {
        StringOutput html = new StringOutput();
        TEMPLATES.render(template, parameters, html);
        return html.toString();
    }

    private static List<String> matches(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
