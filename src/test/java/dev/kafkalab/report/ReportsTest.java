package dev.kafkalab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Connections;
import dev.kafkalab.evidence.Connections.BrokerListener;
import dev.kafkalab.evidence.Connections.Client;
import dev.kafkalab.evidence.Connections.ClientKind;
import dev.kafkalab.evidence.Connections.ClientWays;
import dev.kafkalab.evidence.Connections.Visit;
import dev.kafkalab.evidence.Connections.Way;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Statement;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.evidence.json.InWords;
import dev.kafkalab.report.history.History;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Machine;
import dev.kafkalab.results.Records;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import dev.kafkalab.results.Step;
import dev.kafkalab.results.Tags;
import dev.kafkalab.results.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {

    private static final String HOSTILE = "<script>alert('x')</script>\"'&";

    @TempDir
    private Path folder;

    @Test
    void the_page_is_made_from_the_record_alone_and_replaces_the_last_one() throws IOException {
        Path reports = folder.resolve("reports");

        Reports.write(Records.file("failures"), reports);
        Path page = Reports.write(Records.file("passed"), reports);

        assertThat(page).isEqualTo(reports.resolve("index.html"));
        assertThat(Files.readString(page)).contains("All 7 scenarios verified.");
        assertThat(reports).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void the_same_record_makes_the_same_page() {
        assertThat(page("passed")).isEqualTo(page("passed"));
    }

    @Test
    void the_totals_are_those_of_the_record() {
        assertThat(text(page("failures")))
                .contains("2 of 8 scenarios verified.")
                .contains("2 verified 1 failed 3 error 2 not verified");
    }

    @Test
    void every_verdict_is_a_word() {
        assertThat(text(page("failures")))
                .contains("A4.1 A new leader is elected in time failed")
                .contains("A4.5 The broker comes back error")
                .contains("A6 Nothing is left behind not verified")
                .contains("undefined")
                .contains("A2 A topic with three replicas verified");
    }

    @Test
    void a_measurement_stands_beside_its_bound_with_the_exact_number_behind_it() {
        assertThat(page("passed"))
                .contains("<data value=\"17.234567\">17.23 s</data>")
                .contains("at most 21 s")
                .contains("12 to 20 s")
                .contains("aria-label=\"17.23 s; promised: at most 21 s\"")
                .contains("The bound: session 18 s + tick 2 s + 1 s");
    }

    @Test
    void a_failure_shows_its_message_and_what_is_not_verified_its_reason() {
        assertThat(text(page("failures")))
                .contains("expected: a new leader within 15 s of the kill")
                .contains("needs the docker runtime: this run is on processes")
                .contains("Port 32001, which compose/zookeeper-ensemble.yml:41 publishes for kafka1, is in use");
    }

    @Test
    void a_timeline_counts_seconds_from_the_fault() {
        assertThat(text(page("passed"))).contains("0.00 node kafka3 killed").contains("+17.23 leader of testTopic-0 1");
    }

    @Test
    void lines_of_a_transcript_and_of_a_log_follow_each_other_directly() {
        assertThat(page("passed"))
                .contains(
                        "--topic testTopic</span>\nTopic: testTopic\tPartitionCount: 1\tReplicationFactor: 3\n\tTopic: ")
                .contains("[QuorumPeer] - <mark>LOOKING</mark>\n2026-11-21 07:25:25,480");
    }

    @Test
    void corrections_of_the_guide_are_marked() {
        assertThat(text(page("passed")))
                .contains("Corrects the guide")
                .contains("A statement of the guide: it does not hold")
                .contains("Corrected");
        assertThat(text(page("failures"))).doesNotContain("Corrects the guide");
    }

    @Test
    void a_run_that_was_cut_off_says_so() {
        assertThat(text(page("cut-off"))).contains("This run was cut off").contains("the run ended before this");
    }

    @Test
    void a_run_without_a_scenario_says_so() {
        assertThat(text(page("empty")))
                .contains("No scenario was run.")
                .contains("Does the tag filter @nothing match any");
    }

    @Test
    void what_the_record_says_is_text_and_never_markup() {
        assertThat(Pages.of(run(hostileEvidence()), History.NONE).values())
                .allSatisfy(page -> assertThat(withoutOwnScript(page))
                        .doesNotContain("<script")
                        .contains("&lt;script&gt;"));
        assertThat(withoutOwnScript(page("failures"))).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "/etc/passwd", "../../x", "https://example.org/x", "logs/../../x", ""})
    void a_log_is_linked_only_where_it_lies_beside_the_page(String log) {
        assertThat(String.join(
                        "",
                        Pages.of(
                                        run(List.of(
                                                new LogExcerpt("zoo1", log, List.of("LOOKING"), List.of("LOOKING")))),
                                        History.NONE)
                                .values()))
                .doesNotContain("The whole log");
        assertThat(page("passed")).contains("<a href=\"logs/zookeeper-ensemble/zoo1.log\">The whole log</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"passed", "failures", "cut-off", "empty"})
    void a_page_needs_nothing_but_itself(String record) {
        Pages.of(Records.run(record), History.NONE).values().forEach(page -> {
            assertThat(page).doesNotContain("<link", "<img", "@import", "url(", "http:", "https:", "src=");
            assertThat(links(page))
                    .allMatch(
                            href -> href.matches("#.*|logs/.*|[a-z-]+\\.(html|json|ndjson|xml)(#.*)?"),
                            "leads nowhere else");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"passed", "failures", "cut-off", "empty"})
    void links_lead_somewhere(String record) {
        Map<String, String> pages = Pages.of(Records.run(record), History.NONE);

        pages.forEach(
                (name, page) -> links(page).filter(href -> href.contains("#")).forEach(href -> {
                    String there = href.startsWith("#") ? name : href.substring(0, href.indexOf('#'));
                    assertThat(pages.get(there))
                            .as(href)
                            .contains("id=\"" + href.substring(href.indexOf('#') + 1) + "\"");
                }));
    }

    @Test
    void a_lab_that_is_no_longer_run_leaves_no_page_behind() throws IOException {
        Files.writeString(folder.resolve("lab-of-yesterday.html"), "");
        Files.writeString(folder.resolve("mine.html"), "");

        Reports.write(Records.file("passed"), folder);

        assertThat(folder.resolve("lab-of-yesterday.html")).doesNotExist();
        assertThat(folder.resolve("mine.html")).exists();
    }

    @Test
    void only_the_reports_own_script_may_run() {
        assertThat(page("passed"))
                .contains("script-src '" + Script.HASH + "'")
                .contains("<script>" + Script.TEXT + "</script>");
    }

    @Test
    void what_went_wrong_stands_first_with_what_was_promised() {
        assertThat(text(page("failures")))
                .containsPattern("Promised .* Seen instead .*expected: a new leader within 15 s of the kill");
    }

    /** All pages of a record, one after another. */
    private static String page(String record) {
        return String.join("", Pages.of(Records.run(record), History.NONE).values());
    }

    private static Stream<String> links(String page) {
        return Pattern.compile("href=\"([^\"]*)\"").matcher(page).results().map(m -> m.group(1));
    }

    private static String withoutOwnScript(String page) {
        return page.replace("<script>" + Script.TEXT + "</script>", "");
    }

    /** What a reader reads: no tags, single spaces. */
    private static String text(String page) {
        return page.replaceAll("(?s)<style>.*?</style>|<script>.*?</script>|<svg.*?</svg>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace(" ,", ",");
    }

    private static Run run(List<Evidence> evidence) {
        Step step = new Step(
                false,
                HOSTILE,
                HOSTILE,
                2,
                List.of(List.of(HOSTILE)),
                Optional.of(HOSTILE),
                Optional.empty(),
                Verdict.FAILED,
                HOSTILE,
                Optional.empty(),
                evidence);
        Scenario scenario = new Scenario(
                HOSTILE, HOSTILE, HOSTILE, 1, new Tags(List.of("@A1", "@" + HOSTILE)), Optional.empty(), List.of(step));
        Lab lab = new Lab(HOSTILE, HOSTILE, List.of(new Stage(HOSTILE, HOSTILE, HOSTILE, List.of(scenario))));
        return new Run(
                Optional.empty(),
                Optional.empty(),
                new Machine(HOSTILE, HOSTILE, 1, 1, HOSTILE),
                HOSTILE,
                1,
                List.of(lab),
                Optional.empty());
    }

    private static List<Evidence> hostileEvidence() {
        Instant at = Instant.EPOCH;
        return List.of(
                new ClusterStart(
                        at,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        1,
                        List.of(new ClusterStart.NodeLine(
                                HOSTILE, List.of(HOSTILE), HOSTILE, HOSTILE, OptionalInt.of(1), List.of(HOSTILE), "")),
                        hostileConnections()),
                InWords.measurement(
                        HOSTILE, Double.NaN, HOSTILE, Optional.empty(), Optional.of(1.0), false, HOSTILE, at),
                new Snapshot(
                        at,
                        HOSTILE,
                        HOSTILE,
                        -1,
                        List.of(new Snapshot.Broker(1, HOSTILE)),
                        List.of(new Snapshot.Partition(HOSTILE, 0, -1, -1, List.of(1), List.of())),
                        List.of(new Snapshot.EnsembleMember(HOSTILE, HOSTILE))),
                new Timeline(at, List.of(InWords.event(at, HOSTILE, HOSTILE, true))),
                new Transcript(HOSTILE, List.of(HOSTILE)),
                new LogExcerpt(HOSTILE, HOSTILE, List.of(HOSTILE), List.of(HOSTILE)),
                new Statement(HOSTILE, HOSTILE, HOSTILE, false));
    }

    private static Connections hostileConnections() {
        List<Client> clients =
                List.of(new Client(ClientKind.SERVICE, HOSTILE), new Client(ClientKind.CONTAINER, HOSTILE));
        return new Connections(
                List.of(new BrokerListener(
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        HOSTILE,
                        true,
                        List.of(new Visit(clients, HOSTILE, Optional.of(false), HOSTILE, false)))),
                List.of(new ClientWays(
                        clients,
                        List.of(new Way(HOSTILE, List.of(HOSTILE), Optional.of(HOSTILE), Optional.empty(), HOSTILE)))));
    }
}
