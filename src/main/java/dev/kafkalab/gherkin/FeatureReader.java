package dev.kafkalab.gherkin;

import dev.kafkalab.gherkin.FeatureText.Argument;
import dev.kafkalab.gherkin.FeatureText.Kind;
import dev.kafkalab.gherkin.FeatureText.Problem;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.ParseError;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepArgument;
import io.cucumber.messages.types.PickleStepType;
import io.cucumber.messages.types.PickleTable;
import io.cucumber.messages.types.PickleTableCell;
import io.cucumber.messages.types.PickleTag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads feature files with Gherkin's own parser, without running them. */
public final class FeatureReader {

    /** Gherkin's messages begin with the place, which {@link Problem} has already. */
    private static final Pattern PLACE = Pattern.compile("^\\(\\d+:\\d+\\): ");

    private FeatureReader() {}

    /** Reads a file; what is wrong with its Gherkin is part of the answer. @throws IOException if the file cannot be read at all */
    public static FeatureText read(Path file) throws IOException {
        List<Envelope> envelopes = GherkinParser.builder()
                .includeSource(false)
                .includeGherkinDocument(true)
                .includePickles(true)
                .build()
                .parse(file)
                .toList();
        Optional<GherkinDocument> document = envelopes.stream()
                .flatMap(envelope -> envelope.getGherkinDocument().stream())
                .findFirst();
        Map<String, Integer> lines = document.map(Lines::of).orElse(Map.of());
        return new FeatureText(
                file,
                document.flatMap(GherkinDocument::getFeature)
                        .map(feature -> feature.getName())
                        .orElse(""),
                envelopes.stream()
                        .flatMap(envelope -> envelope.getPickle().stream())
                        .map(pickle -> scenario(pickle, lines))
                        .toList(),
                envelopes.stream()
                        .flatMap(envelope -> envelope.getParseError().stream())
                        .map(FeatureReader::problem)
                        .toList());
    }

    private static ScenarioText scenario(Pickle pickle, Map<String, Integer> lines) {
        return new ScenarioText(
                pickle.getName(),
                line(pickle.getAstNodeIds(), lines),
                lines.getOrDefault(pickle.getAstNodeIds().get(0), 0),
                pickle.getTags().stream().map(PickleTag::getName).toList(),
                pickle.getSteps().stream().map(step -> step(step, lines)).toList());
    }

    private static StepText step(PickleStep step, Map<String, Integer> lines) {
        return new StepText(
                kind(step.getType()),
                step.getText(),
                // The first id is the step's, a second one its example's.
                lines.getOrDefault(step.getAstNodeIds().get(0), 0),
                step.getArgument().map(FeatureReader::argument).orElse(Argument.NONE),
                step.getArgument()
                        .flatMap(PickleStepArgument::getDataTable)
                        .map(FeatureReader::rows)
                        .orElse(List.of()));
    }

    private static Kind kind(Optional<PickleStepType> type) {
        return switch (type.orElse(PickleStepType.UNKNOWN)) {
            case CONTEXT -> Kind.GIVEN;
            case ACTION -> Kind.WHEN;
            case OUTCOME -> Kind.THEN;
            case UNKNOWN -> Kind.UNKNOWN;
        };
    }

    private static Argument argument(PickleStepArgument argument) {
        return argument.getDataTable().isPresent() ? Argument.TABLE : Argument.TEXT;
    }

    private static List<List<String>> rows(PickleTable table) {
        return table.getRows().stream()
                .map(row ->
                        row.getCells().stream().map(PickleTableCell::getValue).toList())
                .toList();
    }

    /** Cucumber knows an example by its own line, which the last id stands for. */
    private static int line(List<String> ids, Map<String, Integer> lines) {
        return lines.getOrDefault(ids.get(ids.size() - 1), 0);
    }

    private static Problem problem(ParseError error) {
        long line = error.getSource()
                .getLocation()
                .map(Location::getLine)
                .map(Number::longValue)
                .orElse(0L);
        return new Problem(
                Math.toIntExact(line),
                PLACE.matcher(error.getMessage()).replaceFirst("").strip());
    }
}
