package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.gherkin.FeatureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lab of mistakes: scenarios that must not be verified. The comment above each, {@code # REASON}, is what lint has to
 * say of that scenario.
 */
class MistakesTest {

    private static final Path FOLDER = Path.of("src/test/resources/mistakes");

    /** What only a run finds out. */
    private static final Path ON_A_CLUSTER = FOLDER.resolve("cluster");

    private static final String REASON = "# ";

    static Stream<Arguments> mistakes() throws IOException {
        List<Arguments> mistakes = new ArrayList<>();
        for (FeatureText feature : Features.read(List.of(FOLDER))) {
            if (feature.file().startsWith(ON_A_CLUSTER)) {
                continue;
            }
            List<Mistake> found = Lint.of(List.of(feature));
            List<String> lines = Files.readAllLines(feature.file());
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith(REASON)) {
                    int first = i + 1;
                    int last = first;
                    while (last < lines.size() && !lines.get(last).strip().startsWith(REASON)) {
                        last++;
                    }
                    int end = last;
                    mistakes.add(Arguments.of(
                            feature.file().getFileName() + ":" + (i + 1) + " "
                                    + lines.get(i).strip().substring(2),
                            lines.get(i).strip().substring(2),
                            found.stream()
                                    .filter(mistake -> mistake.line() > first && mistake.line() <= end)
                                    .map(Mistake::toString)
                                    .toList()));
                }
            }
        }
        assertThat(mistakes).as("scenarios in the lab of mistakes").hasSizeGreaterThanOrEqualTo(60);
        return mistakes.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void is_told(String name, String reason, List<String> found) {
        assertThat(found).as(name).anySatisfy(mistake -> assertThat(mistake).contains(reason));
    }
}
