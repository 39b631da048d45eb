package dev.kafkalab.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.results.Failure;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Machine;
import dev.kafkalab.results.Points;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import dev.kafkalab.results.Totals;
import dev.kafkalab.results.UsedRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as JSON. Its members are promised in {@code docs/results-json.md}: one may be added, none changed or dropped.
 */
final class ResultsJson {

    static final String FORMAT = "kafka-lab results 3";

    /** The same bytes on every system. */
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private ResultsJson() {}

    static String of(Run run) {
        try {
            return WRITER.writeValueAsString(document(run)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This run cannot be written as JSON", e);
        }
    }

    private static Document document(Run run) {
        return new Document(
                FORMAT,
                new RunPart(
                        run.started().map(Instant::toString),
                        run.finished().map(Instant::toString),
                        run.duration().map(ResultsJson::seconds),
                        run.cutOff(),
                        run.failure().map(Failure::message),
                        run.filter(),
                        run.notSelected(),
                        run.runtimes(),
                        run.software(),
                        run.machine()),
                totals(run.totals()),
                run.points(),
                run.problems(),
                run.labs().stream().map(ResultsJson::lab).toList());
    }

    private static LabPart lab(Lab lab) {
        return new LabPart(
                lab.folder(),
                lab.title(),
                lab.verdict().word(),
                totals(lab.totals()),
                lab.points(),
                seconds(lab.duration()),
                lab.stages().stream().map(ResultsJson::stage).toList());
    }

    private static StagePart stage(Stage stage) {
        return new StagePart(
                stage.file(),
                stage.name(),
                stage.verdict().word(),
                totals(stage.totals()),
                stage.points(),
                seconds(stage.duration()),
                stage.scenarios().stream()
                        .map(scenario -> scenario(scenario, stage.file()))
                        .toList());
    }

    private static ScenarioPart scenario(Scenario scenario, String file) {
        return new ScenarioPart(
                scenario.ids(),
                scenario.name(),
                scenario.rule(),
                scenario.example(),
                file,
                scenario.line(),
                scenario.correctsTheGuide(),
                scenario.verdict().word(),
                scenario.reason(),
                scenario.points(),
                seconds(scenario.duration()),
                scenario.evidence(Measurement.class)
                        .map(ResultsJson::measurement)
                        .toList());
    }

    private static MeasurementPart measurement(Measurement measured) {
        return new MeasurementPart(
                EvidenceText.what(measured),
                finite(measured.quantity().value()),
                measured.quantity().unit(),
                measured.bound().atLeast().flatMap(ResultsJson::finite),
                measured.bound().atMost().flatMap(ResultsJson::finite),
                measured.timing().gaveUp(),
                measured.holds(),
                measured.bound().origin(),
                measured.timing().schedulingDelay().flatMap(ResultsJson::finite));
    }

    private static TotalsPart totals(Totals totals) {
        return new TotalsPart(totals.all(), totals.verified(), totals.failed(), totals.error(), totals.notVerified());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** JSON has no word for what is no number. */
    private static Optional<Double> finite(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private record Document(
            String format, RunPart run, TotalsPart totals, Points points, List<String> problems, List<LabPart> labs) {}

    private record RunPart(
            Optional<String> started,
            Optional<String> finished,
            Optional<Double> seconds,
            boolean cutOff,
            Optional<String> failure,
            String filter,
            int notSelected,
            List<UsedRuntime> runtimes,
            List<String> software,
            Machine machine) {}

    private record TotalsPart(int scenarios, int verified, int failed, int error, int notVerified) {}

    private record LabPart(
            String folder,
            String title,
            String verdict,
            TotalsPart totals,
            Points points,
            double seconds,
            List<StagePart> stages) {}

    private record StagePart(
            String file,
            String name,
            String verdict,
            TotalsPart totals,
            Points points,
            double seconds,
            List<ScenarioPart> scenarios) {}

    private record ScenarioPart(
            List<String> ids,
            String name,
            String rule,
            String example,
            String file,
            int line,
            boolean correctsTheGuide,
            String verdict,
            String reason,
            Points points,
            double seconds,
            List<MeasurementPart> measurements) {}

    private record MeasurementPart(
            String what,
            Optional<Double> value,
            String unit,
            Optional<Double> atLeast,
            Optional<Double> atMost,
            boolean gaveUp,
            boolean holds,
            String origin,
            Optional<Double> schedulingDelay) {}
}
