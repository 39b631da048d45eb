package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.settings.LabSettings;
import java.net.URI;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}
