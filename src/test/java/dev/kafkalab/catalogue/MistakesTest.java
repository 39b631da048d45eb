package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.gherkin.FeatureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lab of mistakes: scenarios that must not be verified. Each line of the comment above one, {@code # REASON}, is
 * something that lint has to say of that scenario, and lint must say nothing else of it.
 */
class MistakesTest {

    private static final Path FOLDER = Path.of("src/test/resources/mistakes");

    /** What only a run finds out. */
    private static final Path ON_A_CLUSTER = FOLDER.resolve("cluster");

    private static final String REASON = "# ";

    static Stream<Arguments> mistakes() throws IOException {
        List<Arguments> mistakes = new ArrayList<>();
        for (FeatureText feature : Features.read(List.of(FOLDER))) {
            if (!feature.file().startsWith(ON_A_CLUSTER)) {
                mistakes.addAll(mistakes(feature));
            }
        }
        assertThat(mistakes).as("scenarios in the lab of mistakes").hasSizeGreaterThanOrEqualTo(60);
        return mistakes.stream();
    }

    private static List<Arguments> mistakes(FeatureText feature) throws IOException {
        List<Mistake> found = Lint.of(List.of(feature));
        List<String> lines =
                Files.readAllLines(feature.file()).stream().map(String::strip).toList();
        List<Arguments> mistakes = new ArrayList<>();
        int line = 0;
        while (line < lines.size()) {
            List<String> reasons = lines.subList(line, lines.size()).stream()
                    .takeWhile(text -> text.startsWith(REASON))
                    .map(text -> text.substring(REASON.length()))
                    .toList();
            int begin = line + reasons.size();
            int end = begin + 1;
            while (end < lines.size() && !lines.get(end).startsWith(REASON)) {
                end++;
            }
            if (!reasons.isEmpty()) {
                int first = begin;
                int last = end;
                mistakes.add(Arguments.of(
                        "%s:%d %s".formatted(feature.file().getFileName(), begin, String.join("; ", reasons)),
                        reasons,
                        found.stream()
                                .filter(mistake -> mistake.line() > first && mistake.line() <= last)
                                .map(Mistake::toString)
                                .toList()));
            }
            line = end;
        }
        return mistakes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void is_told_and_nothing_else(String name, List<String> reasons, List<String> found) {
        assertThat(found).as(name).hasSameSizeAs(reasons).allSatisfy(mistake -> assertThat(reasons)
                .anySatisfy(
                        (ThrowingConsumer<String>) reason -> assertThat(mistake).contains(reason)));
        assertThat(reasons).as(name).allSatisfy(reason -> assertThat(found)
                .anySatisfy(mistake -> assertThat(mistake).contains(reason)));
    }
}
