package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {

    @TempDir
    private Path folder;

    @Test
    void lines_set_variables() {
        assertThat(read("A=1\n\n# comment\nexport B=two words # comment\n C : 3\nD=a#b\nE=\nF=crlf\r\nK.x-y=1"))
                .containsExactly(
                        entry("A", "1"),
                        entry("B", "two words"),
                        entry("C", "3"),
                        entry("D", "a#b"),
                        entry("E", ""),
                        entry("F", "crlf"),
                        entry("K.x-y", "1"));
    }

    @Test
    void single_quotes_keep_and_double_quotes_interpret() {
        assertThat(read("A='${B} \\n'\nB=\"x\\ty \\\"q\\\" \\$z\"\nC=\"two\nlines\" # comment\nD=\"\\101\\0101\"\n"))
                .containsExactly(
                        entry("A", "${B} \\n"),
                        entry("B", "x\ty \"q\" $z"),
                        entry("C", "two\nlines"),
                        entry("D", "\\101A"));
    }

    @Test
    void variables_come_from_the_machine_then_from_earlier_lines() {
        assertThat(read("A=1\nHOST=file\nB=${A}-${HOST}-${NO:-none}\nHOST2\nNOWHERE\n"))
                .containsExactly(
                        entry("A", "1"),
                        entry("HOST", "file"),
                        entry("B", "1-machine-none"),
                        entry("HOST2", "machine2"));
    }

    @Test
    void the_environment_wins_over_env_files_and_later_ones_over_earlier() {
        Service kafka = Written.in(folder)
                .with("one.env", "A=one\nB=one\nC=one\nD=one\n")
                .with("sub/two.env", "B=two\nC=two\nE=${A}\n")
                .readKafkaWith(
                        "env_file: [one.env, {path: sub/two.env}, {path: no.env, required: false}]",
                        "environment: {C: own, D: }");

        assertThat(kafka.environment())
                .extracting(EnvironmentVariable::name, EnvironmentVariable::value)
                .containsExactlyInAnyOrder(tuple("A", "one"), tuple("B", "two"), tuple("C", "own"), tuple("E", "one"));
    }

    @Test
    void a_variable_is_where_its_file_has_it() {
        Service kafka = Written.in(folder).with("my.env", "# first\nA=1\n").readKafkaWith("env_file: my.env");

        assertThat(kafka.variable("A").orElseThrow().position()).hasToString(folder.resolve("my.env") + ":2");
    }

    @Test
    void a_file_that_is_missing_is_refused() {
        Written.in(folder)
                .refusalOfKafkaWith("env_file: [no.env]")
                .hasMessageContainingAll("lab.yml:4: the env_file no.env is not there", "required: false");
    }

    @Test
    void a_line_that_sets_nothing_is_refused() {
        Written.in(folder)
                .with("my.env", "A=1\ntwo words=1\n")
                .refusalOfKafkaWith("env_file: my.env")
                .hasMessageContainingAll("my.env:2: 'two words=1' sets no variable", "write NAME=value");
    }

    @Test
    void a_quote_that_is_not_closed_is_refused() {
        Written.in(folder)
                .with("my.env", "A=1\nB=\"x\nC=1\n")
                .refusalOfKafkaWith("env_file: my.env")
                .hasMessageContainingAll("my.env:2: the quote \" opened on this line is not closed");
    }

    @Test
    void a_chosen_format_is_refused() {
        Written.in(folder)
                .refusalOfKafkaWith("env_file: [{path: my.env, format: raw}]")
                .hasMessageContainingAll("lab.yml:4: the format of an env_file cannot be chosen", "single quotes");
    }

    private Map<String, String> read(String text) {
        Written.in(folder).with("my.env", text);
        Template.Lookup machine = name -> Optional.ofNullable(
                Map.of("HOST", "machine", "HOST2", "machine2").get(name));
        var read = new LinkedHashMap<String, String>();
        new EnvFile(folder.resolve("my.env"), machine, new ReadingLimits())
                .variables()
                .forEach(variable -> read.put(variable.name(), variable.value()));
        return read;
    }
}
