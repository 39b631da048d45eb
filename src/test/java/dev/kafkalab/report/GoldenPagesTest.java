package dev.kafkalab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.report.history.History;
import dev.kafkalab.results.Records;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of the kept records as they were when somebody last looked at them: what they say and in which elements,
 * and of drawings and of the largest record a digest. A page that was meant to change is kept with
 * {@code -Dgolden.renew=true}: see CONTRIBUTING.md.
 */
class GoldenPagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"passed", "failures", "not-verified", "cut-off", "repeated", "empty", "connections"})
    void the_pages_say_what_they_said(String record) throws IOException {
        assertIsAsKept(record, pages(record, GoldenPagesTest::text));
    }

    @ParameterizedTest
    @ValueSource(strings = "six-labs")
    void each_scenario_of_a_whole_run_is_told_as_it_was(String record) throws IOException {
        assertIsAsKept(record, pages(record, GoldenPagesTest::digests));
    }

    private static void assertIsAsKept(String record, String made) throws IOException {
        Path kept = GOLDEN.resolve(record + ".txt");
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(kept, made);
        }
        assertThat(made).isEqualTo(Files.readString(kept));
    }

    private String pages(String record, Function<Document, String> told) throws IOException {
        Run run = Results.read(Records.copy(record, folder));
        return Pages.of(run, History.NONE).entrySet().stream()
                .map(page -> "== " + page.getKey() + "\n" + told.apply(shown(page)))
                .collect(Collectors.joining("\n"));
    }

    private static Document shown(Map.Entry<String, String> page) {
        Document document = Jsoup.parse(page.getValue());
        document.select("style, script, meta, svg.mark").remove();
        for (Element drawing : document.select("svg")) {
            drawing.text(drawing.select("title").text() + " " + digest(drawing.outerHtml()));
        }
        return document;
    }

    /** A line for each element that has text of its own or leads elsewhere. */
    private static String text(Document page) {
        return page.getAllElements().stream()
                .filter(element -> !element.ownText().isBlank() || element.hasAttr("href") || element.is("[open]"))
                .map(element -> "%s%s%s %s"
                        .formatted(
                                element.normalName(),
                                element.className().isBlank()
                                        ? ""
                                        : "." + element.className().replace(' ', '.'),
                                element.hasAttr("href") ? " -> " + element.attr("href") : "",
                                element.ownText())
                        .strip())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String digests(Document page) {
        return page.select("header, section[aria-labelledby], article").stream()
                .map(part -> part.normalName() + " " + part.id() + part.attr("aria-labelledby") + " "
                        + digest(part.outerHtml()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String digest(String html) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
