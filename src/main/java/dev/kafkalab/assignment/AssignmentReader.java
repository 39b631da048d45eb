package dev.kafkalab.assignment;

import dev.kafkalab.compose.ComposeException;
import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Yaml;
import dev.kafkalab.compose.YamlFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code assignment.yml}. What it says of labs, stages and ids is held against the features that there are. */
final class AssignmentReader {

    private static final int MOST_POINTS = 9_999;

    /** A repository, with its registry if it has one, and without a tag or a digest. */
    private static final String REPOSITORY =
            "(?:[a-z0-9.-]+(?::\\d+)?/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*";

    /** From the shortest to the one that takes in all others. */
    private static final List<String> LIMITS = List.of("step", "stage", "lab", "submission");

    private final Path file;
    private final Keys keys;

    private AssignmentReader(Path file, Keys keys) {
        this.file = file;
        this.keys = keys;
    }

    static Assignment read(Path file) {
        Yaml document;
        try {
            document = YamlFile.read(file);
        } catch (ComposeException e) {
            throw new AssignmentException(e.getMessage());
        }
        Keys keys = Keys.of(
                "an assignment",
                document,
                List.of(
                        "title",
                        "features",
                        "labs",
                        "stages",
                        "points",
                        "hidden",
                        "hints",
                        "limits",
                        "retries",
                        "strict",
                        "runtime",
                        "images"));
        return new AssignmentReader(file, keys).read();
    }

    private Assignment read() {
        Selection selection = new Selection(
                keys.scalar("features", "features: ../features")
                        .map(this::folder)
                        .orElse(Selection.EVERYTHING.features()),
                texts(keys.list("labs", "failover")),
                texts(keys.list("stages", "A4.1")));
        Keys hidden = part("hidden", List.of("stages", "features", "show"));
        Assignment assignment = new Assignment(
                Optional.of(file),
                keys.scalar("title", "title: Clusters that survive")
                        .map(Yaml.Scalar::text)
                        .orElse(Assignment.DEFAULT.title()),
                selection,
                points(),
                new HiddenPart(
                        texts(hidden.list("stages", "A4.1")),
                        hidden.scalar("features", "features: hidden").map(this::folder),
                        hidden.oneOf("show", HiddenPart.Show.class, HiddenPart.NONE.show())),
                keys.oneOf("hints", HintLevel.class, Assignment.DEFAULT.hints()),
                limits(part("limits", LIMITS)),
                retries(part("retries", List.of("failed", "error"))),
                keys.truth("strict"),
                keys.oneOf("runtime", List.of("auto", "process", "docker")).orElse(Assignment.DEFAULT.runtime()),
                keys.list("images", "registry.example/course/kafka").stream()
                        .map(AssignmentReader::image)
                        .toList());
        new References(assignment).check(keys, hidden);
        return assignment;
    }

    /** A part that may be left out. */
    private Keys part(String key, List<String> known) {
        return keys.get(key)
                .map(value -> Keys.of(key, value, known))
                .orElseGet(() -> new Keys(new Yaml.Mapping(new Position(file, 1), Map.of())));
    }

    /** Seen from the assignment's own folder. */
    private Path folder(Yaml.Scalar named) {
        try {
            Path folder =
                    file.toAbsolutePath().getParent().resolve(named.text()).normalize();
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException notHere) {
            // What no file can be named is not there.
        }
        throw new AssignmentException(
                named.position(),
                "there is no folder %s".formatted(named.text()),
                "name one that is there, seen from the folder of %s".formatted(file.getFileName()));
    }

    private Map<String, Integer> points() {
        Map<String, Integer> points = new LinkedHashMap<>();
        keys.get("points").ifPresent(value -> Keys.mapping("points", value, "A4.1")
                .entries()
                .forEach((id, entry) -> points.put(id, Keys.numberIn(id, entry.value(), 0, MOST_POINTS))));
        return points;
    }

    /**
     * What is not limited by the assignment itself gives way to what is: by default a lab takes no longer than all of
     * it.
     */
    private static Limits limits(Keys keys) {
        Limits defaults = Limits.DEFAULT;
        List<Duration> usual = List.of(defaults.step(), defaults.stage(), defaults.lab(), defaults.submission());
        List<Optional<Duration>> given = LIMITS.stream().map(keys::duration).toList();
        List<Duration> limits = new ArrayList<>();
        for (int i = 0; i < LIMITS.size(); i++) {
            Duration limit = given.get(i).orElse(usual.get(i));
            for (int j = 0; j < LIMITS.size(); j++) {
                Duration other = given.get(j).orElse(limit);
                if (j < i ? other.compareTo(limit) > 0 : other.compareTo(limit) < 0) {
                    if (given.get(i).isPresent()) {
                        throw conflict(keys, Math.min(i, j), Math.max(i, j), given);
                    }
                    limit = other;
                }
            }
            limits.add(limit);
        }
        return new Limits(limits.get(0), limits.get(1), limits.get(2), limits.get(3));
    }

    private static AssignmentException conflict(Keys keys, int inner, int outer, List<Optional<Duration>> given) {
        return new AssignmentException(
                keys.get(LIMITS.get(inner)).orElseThrow().position(),
                "a %s may take %s, and the %s that it is part of %s"
                        .formatted(
                                LIMITS.get(inner),
                                Policy.inWords(given.get(inner).orElseThrow()),
                                LIMITS.get(outer),
                                Policy.inWords(given.get(outer).orElseThrow())),
                "give the %s more, or the %s less".formatted(LIMITS.get(outer), LIMITS.get(inner)));
    }

    private static RetryLimits retries(Keys keys) {
        return new RetryLimits(
                keys.number("failed", 0, RetryLimits.MOST, RetryLimits.DEFAULT.failed()),
                keys.number("error", 0, RetryLimits.MOST, RetryLimits.DEFAULT.error()));
    }

    private static String image(Yaml.Scalar named) {
        if (named.text().matches(REPOSITORY)) {
            return named.text();
        }
        throw new AssignmentException(
                named.position(),
                "%s is no image's repository".formatted(named.text()),
                "write it without a tag, in lower case: registry.example/course/kafka");
    }

    private static List<String> texts(List<Yaml.Scalar> values) {
        return values.stream().map(Yaml.Scalar::text).toList();
    }
}
