package dev.kafkalab.gherkin;

import dev.kafkalab.gherkin.FeatureText.Argument;
import dev.kafkalab.gherkin.FeatureText.EmptyOutline;
import dev.kafkalab.gherkin.FeatureText.Kind;
import dev.kafkalab.gherkin.FeatureText.Problem;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import dev.kafkalab.text.TextFile;
import dev.kafkalab.text.UnreadableFileException;
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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads feature files with Gherkin's own parser, without running them. */
public final class FeatureReader {

    /** Gherkin's messages begin with the place, which {@link Problem} has already. */
    private static final Pattern PLACE = Pattern.compile("^\\(\\d+:\\d+\\): ");

    /** Cucumber's scheme for a resource on the class path. */
    private static final String CLASS_PATH = "classpath";

    private static final String FILE = "file";

    private FeatureReader() {}

    /** As Gherkin looks for it, in a comment before the feature begins: {@code # encoding: iso-8859-1}. */
    private static final Pattern ENCODING =
            Pattern.compile("\\A(?:\\s*#.*\\R|\\s*\\R)*?\\s*#\\s*encoding\\s*:\\s*[\\w-]+", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a file. What is wrong with its Gherkin, or keeps it from being read at all, is part of the answer.
     *
     * @throws IOException if the file is not there
     */
    public static FeatureText read(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return read(file, () -> TextFile.bytes(file));
    }

    /**
     * Reads a feature as a run names it: a file, or a resource on the class path, in a jar or not. A file is named from
     * the working folder, a resource from its root.
     *
     * @throws UncheckedIOException if it is not there
     */
    public static FeatureText read(URI feature) {
        try {
            return readIfThere(feature);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FeatureText readIfThere(URI feature) throws IOException {
        if (FILE.equals(feature.getScheme())) {
            Path here = Path.of("").toAbsolutePath();
            Path file = Path.of(feature);
            return read(file.startsWith(here) ? here.relativize(file) : file);
        }
        String name = feature.getSchemeSpecificPart().replaceFirst("^.*!", "").replaceFirst("^/+", "");
        URL resource = CLASS_PATH.equals(feature.getScheme()) ? resource(name) : feature.toURL();
        if (resource == null) {
            throw new NoSuchFileException(feature.toString());
        }
        Path file = Path.of(name);
        URLConnection connection = resource.openConnection();
        // Java would keep the jar open, and give out what was in it at first.
        connection.setUseCaches(false);
        try (InputStream stream = connection.getInputStream()) {
            byte[] bytes = TextFile.bytes(file, stream);
            return read(file, () -> bytes);
        }
    }

    private static URL resource(String name) {
        URL resource = Thread.currentThread().getContextClassLoader().getResource(name);
        return resource == null ? FeatureReader.class.getClassLoader().getResource(name) : resource;
    }

    private static FeatureText read(Path file, Bytes bytes) throws IOException {
        try {
            return read(file, bytes.read());
        } catch (UnreadableFileException e) {
            return unreadable(file, new Problem(e.line(), e.reason(), e.remedy()));
        } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
            return unreadable(
                    file,
                    new Problem(
                            1,
                            "there is no encoding " + e.getMessage(),
                            "save the file as UTF-8, and leave the line out"));
        }
    }

    /** The outlines without examples of a feature that Gherkin has read. */
    public static List<EmptyOutline> emptyOutlines(GherkinDocument document) {
        return Lines.emptyOutlines(document);
    }

    /**
     * A feature as Cucumber would have told of it; empty if it is no Gherkin.
     *
     * @throws IOException if it cannot be read
     */
    public static Optional<GherkinDocument> document(Path file) throws IOException {
        return parse(file.toUri().toString(), TextFile.bytes(file)).stream()
                .flatMap(message -> message.getGherkinDocument().stream())
                .findFirst();
    }

    private static FeatureText unreadable(Path file, Problem problem) {
        return new FeatureText(file, "", "", List.of(), List.of(problem), List.of());
    }

    /** As above, of a file whose content is known. @throws UnreadableFileException if that is no text */
    public static FeatureText read(Path file, byte[] bytes) throws UnreadableFileException {
        if (!ENCODING.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
            TextFile.decode(file, bytes);
        }
        List<Envelope> envelopes = parse(file.toString(), bytes);
        Optional<GherkinDocument> document = envelopes.stream()
                .flatMap(envelope -> envelope.getGherkinDocument().stream())
                .findFirst();
        Map<String, Integer> lines = document.map(Lines::of).orElse(Map.of());
        return new FeatureText(
                file,
                document.flatMap(GherkinDocument::getFeature)
                        .map(feature -> feature.getName())
                        .orElse(""),
                document.flatMap(GherkinDocument::getFeature)
                        .map(feature -> feature.getDescription())
                        .orElse(""),
                envelopes.stream()
                        .flatMap(envelope -> envelope.getPickle().stream())
                        .map(pickle -> scenario(pickle, lines))
                        .toList(),
                envelopes.stream()
                        .flatMap(envelope -> envelope.getParseError().stream())
                        .map(FeatureReader::problem)
                        .toList(),
                document.map(Lines::emptyOutlines).orElse(List.of()));
    }

    private static List<Envelope> parse(String uri, byte[] bytes) {
        return GherkinParser.builder()
                .includeSource(false)
                .includeGherkinDocument(true)
                .includePickles(true)
                .build()
                .parse(uri, bytes)
                .toList();
    }

    private interface Bytes {
        byte[] read() throws IOException;
    }

    private static ScenarioText scenario(Pickle pickle, Map<String, Integer> lines) {
        return new ScenarioText(
                pickle.getName(),
                line(pickle.getAstNodeIds(), lines),
                lines.getOrDefault(pickle.getAstNodeIds().get(0), 0),
                pickle.getTags().stream().map(PickleTag::getName).toList(),
                steps(pickle, lines));
    }

    /**
     * What the keyword of each of a scenario's steps means. A {@code *} is what it continues, as {@code And} is:
     * Gherkin itself knows that of {@code And} only.
     */
    public static List<Kind> kinds(Pickle pickle) {
        List<Kind> kinds = new ArrayList<>();
        Kind kind = Kind.UNKNOWN;
        for (PickleStep step : pickle.getSteps()) {
            Kind own = kind(step.getType());
            kind = own == Kind.UNKNOWN ? kind : own;
            kinds.add(kind);
        }
        return kinds;
    }

    private static List<StepText> steps(Pickle pickle, Map<String, Integer> lines) {
        List<Kind> kinds = kinds(pickle);
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> step(pickle.getSteps().get(i), kinds.get(i), lines))
                .toList();
    }

    private static StepText step(PickleStep step, Kind kind, Map<String, Integer> lines) {
        return new StepText(
                kind,
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
                "this is not Gherkin: "
                        + PLACE.matcher(error.getMessage()).replaceFirst("").strip(),
                "see https://cucumber.io/docs/gherkin/reference for what may stand here");
    }
}
