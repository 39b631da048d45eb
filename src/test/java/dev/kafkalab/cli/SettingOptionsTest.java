package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.settings.LabSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingOptionsTest {

    private Properties before;

    @BeforeEach
    void keep() {
        before = (Properties) System.getProperties().clone();
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void an_option_is_another_way_to_write_a_setting() {
        Main.commandLine()
                .parseArgs(
                        "up",
                        "x.yml",
                        "--runtime",
                        "process",
                        "--confined",
                        "--program",
                        "kafdrop=/k.jar",
                        "--program",
                        "ui.main=a.B",
                        "--tools",
                        "download",
                        "--tools.mirror",
                        "https://mirror.example.org");

        LabSettings settings = LabSettings.read();
        assertThat(settings.runtime()).isEqualTo("process");
        assertThat(settings.confined()).isTrue();
        assertThat(settings.tools().download()).isTrue();
        assertThat(settings.tools().mirror()).contains(URI.create("https://mirror.example.org"));
        assertThat(settings.programs())
                .containsEntry("lab.program.kafdrop", "/k.jar")
                .containsEntry("lab.program.ui.main", "a.B");
    }

    @Test
    void what_is_not_written_is_left_as_it_is() {
        System.setProperty("lab.strict", "true");

        Main.commandLine().parseArgs("run", "--parallel", "1");

        assertThat(LabSettings.read().strict()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up x.yml", "run", "explain x.yml", "lint", "grade x --out y", "grade run x"})
    void a_setting_can_be_typed_as_messages_write_it(String command) {
        Main.commandLine().parseArgs((command + " -Dlab.runtime=docker -Dlab.program.kafdrop=/k=1.jar").split(" "));

        assertThat(LabSettings.read().runtime()).isEqualTo("docker");
        assertThat(LabSettings.read().programs()).containsEntry("lab.program.kafdrop", "/k=1.jar");
    }

    @Test
    void what_is_no_setting_is_refused_with_what_to_write() {
        StringWriter errors = new StringWriter();

        int code = Main.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute("up", "x.yml", "-Dcucumber.filter.tags=@A1");

        assertThat(code).isEqualTo(Main.IMPOSSIBLE);
        assertThat(errors.toString())
                .contains("-Dcucumber.filter.tags is no setting: these are written -Dlab.NAME=VALUE");
        assertThat(System.getProperty("cucumber.filter.tags")).isNull();
    }
}
