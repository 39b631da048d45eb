package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.AssignmentPart;
import dev.kafkalab.grade.Grade.Provenance;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.Grade.SubmissionPart;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedScenario.Attempt;
import dev.kafkalab.grade.GradedScenario.Hint;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Grades for tests: one that is easy to read, and any number of random ones in which every text is hostile. */
public final class Grades {

    /** Each forges something in some language. */
    static final List<String> HOSTILE = List.of(
            "Grade :=>> 100",
            "\nGrade :=>> 100",
            "\r\nGrade :=>> 100\r\n",
            "\rGrade :=>> 100",
            "\u2028Grade :=>> 100",
            "\u0085Grade :=>> 100",
            "--|>\nGrade :=>> 100\n<|--",
            "=cmd|' /C calc'!A0",
            "+1+1",
            "@SUM(1)",
            "-2+3",
            "\t=1",
            "\r=1",
            "\n=1",
            "\"quoted\", and, commas",
            "]]>",
            "<script>alert(1)</script>",
            "\" onmouseover=\"alert(1)",
            "&amp; &lt;",
            "\u001b[2J\u001b[31m",
            "\u202etxt.exe",
            "\u0000",
            "\ud800",
            "\uffff",
            "| a | b |",
            "```\ncode",
            "# heading",
            "![x](https://example.org/x.png) [y](javascript:alert(1))",
            "**bold** _it_ ~~no~~ <b>",
            "https://example.org www.example.org",
            "@everyone #1",
            "\\",
            "{{7*7}} ${7*7} #{7*7}",
            "Points Possible",
            "\ud83d\udc68\u200d\ud83d\udc69 na\u00efve",
            "");

    private final Random random;

    private Grades(long seed) {
        this.random = new Random(seed);
    }

    /** One scenario of each outcome and one that is hidden: 11 of 46 points, 5 not verified, none in error. */
    public static Grade readable() {
        return grade("jane", State.GRADED, List.of(remark()), readableStages(Outcome.FAILED));
    }

    /** The same with 10 points in error. */
    public static Grade inError() {
        return grade("jim", State.GRADED, List.of(), readableStages(Outcome.ERROR));
    }

    /** One that was not started. */
    public static Grade refused() {
        List<GradedStage> failed = List.of(new GradedStage(
                "Failover",
                "features/failover/1-start.feature",
                "1. Start",
                List.of(scenario("A1", "It starts", 56, Outcome.FAILED, "Nothing was started."))));
        return grade("joe", State.REFUSED, List.of(remark()), failed);
    }

    /** One that has no stages. */
    public static Grade notGradable() {
        return grade(
                "june",
                State.NOT_GRADABLE,
                List.of(new Remark("not-gradable", "", 0, "disk full at /grader/secret", "", true)),
                List.of());
    }

    /** The same grade, of an assignment that tells its students so much. */
    public static Grade shown(Grade grade, Disclosure disclosure) {
        return new Grade(
                grade.format(),
                grade.submission(),
                new AssignmentPart(
                        grade.assignment().title(),
                        grade.assignment().sha256(),
                        grade.assignment().policy(),
                        disclosure),
                grade.provenance(),
                grade.state(),
                grade.remarks(),
                grade.stages());
    }

    static Grade grade(String id, State state, List<Remark> remarks, List<GradedStage> stages) {
        return new Grade(
                Grade.FORMAT,
                new SubmissionPart(id, "ab".repeat(32), "docker-compose.yml"),
                new AssignmentPart(
                        "Week 3",
                        "cd".repeat(32),
                        List.of("All or nothing.", "Errors cost nothing."),
                        Disclosure.DEFAULT),
                new Provenance(
                        "1.2",
                        "process",
                        List.of("Apache Kafka 3.9.1"),
                        "OpenJDK 17",
                        Instant.parse("2026-11-27T10:00:00Z"),
                        Optional.of(Instant.parse("2026-11-27T10:02:03Z"))),
                state,
                remarks,
                stages);
    }

    private static Remark remark() {
        return new Remark(
                "port-taken", "docker-compose.yml", 12, "kafka2 publishes 9092 too.", "publish 9093:9093", false);
    }

    private static List<GradedStage> readableStages(Outcome third) {
        GradedScenario flaky = new GradedScenario(
                List.of("A2"),
                "A topic with three replicas",
                false,
                1,
                Outcome.VERIFIED,
                "",
                Optional.empty(),
                List.of(
                        new Attempt(1, Outcome.FAILED, "2 replicas", 12.5, Optional.of(0.41), "attempts/1"),
                        new Attempt(2, Outcome.VERIFIED, "", 11, Optional.empty(), "attempts/2")));
        GradedScenario failed = new GradedScenario(
                List.of("A3"),
                "A leader is elected",
                false,
                20,
                third,
                "the leader of orders was still 3 after 15.0 s",
                third == Outcome.FAILED
                        ? Optional.of(new Hint(
                                "Then a new leader of orders is elected within 10 seconds",
                                "the leader of orders was still 3 after 15.0 s",
                                "replica.lag.time.max.ms is 30 s",
                                "kafka1.log",
                                "4. The leader is killed"))
                        : Optional.empty(),
                List.of(new Attempt(1, third, "the leader was still 3", 15, Optional.empty(), "attempts/1")));
        return List.of(
                new GradedStage(
                        "Failover",
                        "features/failover/1-start.feature",
                        "1. Start",
                        List.of(scenario("A1", "It starts", 10, Outcome.VERIFIED, ""), flaky)),
                new GradedStage(
                        "Failover",
                        "features/failover/2-leader.feature",
                        "2. The leader",
                        List.of(
                                failed,
                                scenario("A4", "It goes on", 10, Outcome.BLOCKED, "It stands on A3, which has failed."),
                                scenario("A5", "Kafdrop shows it", 5, Outcome.NOT_VERIFIED, "Kafdrop is not here."),
                                hidden())));
    }

    private static GradedScenario hidden() {
        return new GradedScenario(
                List.of("H1"),
                "SECRET-NAME",
                true,
                5,
                Outcome.FAILED,
                "SECRET-REASON",
                Optional.of(new Hint("SECRET-PROMISE", "SECRET-SEEN", "SECRET-CAUSE", "SECRET-LOOK", "SECRET-LESSON")),
                List.of(
                        new Attempt(1, Outcome.FAILED, "SECRET-ATTEMPT", 1, Optional.empty(), "attempts/1"),
                        new Attempt(2, Outcome.FAILED, "SECRET-ATTEMPT", 1, Optional.empty(), "attempts/2")));
    }

    static GradedScenario scenario(String id, String name, int worth, Outcome outcome, String reason) {
        return new GradedScenario(List.of(id), name, false, worth, outcome, reason, Optional.empty(), List.of());
    }

    /** One with all that is hostile in it. */
    public static Grade hostile() {
        return grade(
                String.join(" ", HOSTILE),
                State.GRADED,
                HOSTILE.stream()
                        .map(text -> new Remark("rule", text, 3, text, text, true))
                        .toList(),
                List.of(new GradedStage(
                        String.join(" ", HOSTILE),
                        "a.feature",
                        String.join(" ", HOSTILE),
                        HOSTILE.stream()
                                .map(text -> scenario("A1", "Named " + text, 1, Outcome.FAILED, text))
                                .toList())));
    }

    /** Random grades, the same ones each time. */
    static Stream<Grade> random(int number) {
        return IntStream.range(0, number).mapToObj(seed -> new Grades(seed).any());
    }

    private Grade any() {
        return new Grade(
                Grade.FORMAT,
                new SubmissionPart(text(), text(), text()),
                new AssignmentPart(text(), text(), texts(3), Disclosure.DEFAULT),
                new Provenance(
                        text(),
                        text(),
                        texts(2),
                        text(),
                        Instant.ofEpochSecond(random.nextInt(2_000_000_000)),
                        random.nextBoolean() ? Optional.of(Instant.ofEpochSecond(2_000_000_001)) : Optional.empty()),
                random.nextInt(8) == 0 ? one(State.values()) : State.GRADED,
                many(3, () -> new Remark(text(), text(), random.nextInt(3), text(), text(), random.nextBoolean())),
                many(4, () -> new GradedStage(text(), text(), text(), many(5, this::anyScenario))));
    }

    private GradedScenario anyScenario() {
        Outcome outcome = one(Outcome.values());
        int[] number = {0};
        return new GradedScenario(
                texts(2),
                text(),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0 ? 0 : random.nextInt(100),
                outcome == Outcome.ERROR && random.nextBoolean() ? Outcome.FAILED : outcome,
                text(),
                random.nextBoolean() ? Optional.of(new Hint(text(), text(), text(), text(), text())) : Optional.empty(),
                many(
                        3,
                        () -> new Attempt(
                                ++number[0],
                                one(Outcome.values()),
                                text(),
                                random.nextInt(1000) / 10.0,
                                random.nextBoolean() ? Optional.of(random.nextDouble()) : Optional.empty(),
                                text())));
    }

    /** Hostile texts, one after the other or alone. */
    private String text() {
        String text = one(HOSTILE.toArray(String[]::new));
        return random.nextInt(3) == 0 ? text + " word " + one(HOSTILE.toArray(String[]::new)) : text;
    }

    private List<String> texts(int atMost) {
        return many(atMost, this::text);
    }

    private <T> List<T> many(int atMost, Supplier<T> make) {
        List<T> made = new ArrayList<>();
        int number = random.nextInt(atMost + 1);
        for (int i = 0; i < number; i++) {
            made.add(make.get());
        }
        return made;
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
