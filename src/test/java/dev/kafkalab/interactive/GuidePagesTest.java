package dev.kafkalab.interactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.pool.LocalImages;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of docs/guides tell people to type is something that the console and the commands know. */
class GuidePagesTest {

    private static final Pattern UP = Pattern.compile("kafka-lab\\.jar up (\\S+)");
    private static final Pattern TOOL = Pattern.compile("kafka-lab\\.jar kafka (\\S+)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");
    private static final Pattern STARTS = Pattern.compile("(?m)^> (.*)$");

    private static Stream<Path> pages() throws IOException {
        return Files.list(Path.of("docs/guides"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_line_is_known_where_it_is_typed(Path page) throws IOException {
        String text = Files.readString(page);
        Matcher up = UP.matcher(text);
        assertThat(up.find()).as("a page starts its cluster").isTrue();
        Topology topology = Topologies.read(Path.of(up.group(1)), LocalImages.with(Map.of()));

        List<String> typed =
                STARTS.matcher(text).results().map(line -> line.group(1)).toList();
        assertThat(typed).isNotEmpty().allSatisfy(line -> assertThat(isKnown(line, topology))
                .isTrue());
        assertThat(TOOL.matcher(text).results()).allSatisfy(tool -> assertThat(ClusterTools.has(tool.group(1)))
                .as(tool.group(1))
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_a_page_links_to_is_there(Path page) throws IOException {
        assertThat(LINK.matcher(Files.readString(page)).results()).isNotEmpty().allSatisfy(link -> assertThat(
                        page.resolveSibling(link.group(1)))
                .exists());
        assertThat(Path.of("docs/student.md")).content().contains("(guides/" + page.getFileName());
    }

    private static boolean isKnown(String line, Topology topology) {
        List<String> words = Arrays.asList(line.split(" "));
        String verb = words.get(0);
        if (words.size() == 2 && (NodeOperation.ofVerb(verb).isPresent() || verb.equals(CommandWords.LOGS))) {
            return topology.node(words.get(1)).isPresent();
        }
        return Set.of(CommandWords.STATUS, CommandWords.HELP).contains(line)
                || ClusterTools.names().contains(verb);
    }
}
