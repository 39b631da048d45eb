package dev.kafkalab.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema says of an assignment is what its reader says. */
class AssignmentSchemaTest {

    private static final Path DOCS = Path.of("docs/grading");

    @Test
    void it_takes_the_examples_of_the_docs() throws IOException {
        List<String> examples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve("assignment.md")))
                .results()
                .map((MatchResult example) -> example.group(1))
                .toList();

        assertThat(examples).hasSize(2).allSatisfy(example -> assertThat(errors(example))
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: Week 3\nlabs: second\nstages: [A2.1, 'first/2-*']\npoints: {A2: 0}\nhints: none",
                "hidden: {stages: [A2], show: nothing}\nlimits: {step: 1m30s, submission: 2h}\nretries: {error: 5}",
                "strict: true\nruntime: docker\nimages: kafka"
            })
    void it_takes_what_can_be_meant(String assignment) throws IOException {
        assertThat(errors(assignment)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lab: first",
                "[a, b]",
                "labs:",
                "labs: {first: 1}",
                "points: {A2: 2.5}",
                "points: {A2: 10000}",
                "points: {a2: 5}",
                "points: 5",
                "hidden: {stage: A2}",
                "hidden: {show: name}",
                "hints: some",
                "limits: {step: 5}",
                "limits: {total: 5m}",
                "retries: {failed: 6}",
                "retries: {failed: -1}",
                "strict: yes please",
                "runtime: podman"
            })
    void it_refuses_what_the_reader_refuses_as_far_as_a_schema_can(String assignment) throws IOException {
        assertThat(errors(assignment)).isNotEmpty();
    }

    private static List<String> errors(String yaml) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("assignment.schema.json")));
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(Object::toString)
                .toList();
    }
}
