package dev.kafkalab.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabSettingsTest {

    private static final String SHA_256 = "0123456789abcdef".repeat(4);

    private final Properties properties = new Properties();

    @Test
    void without_any_they_are_the_defaults() {
        assertThat(LabSettings.read(properties))
                .isEqualTo(new LabSettings(
                        "auto",
                        OptionalInt.empty(),
                        false,
                        Path.of("compose/zookeeper-ensemble.yml"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "auto",
                        Path.of("reports"),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        false,
                        LabSettings.Tools.NONE,
                        Map.of(),
                        List.of()));
    }

    @Test
    void they_are_as_they_are_given() {
        properties.setProperty("lab.runtime", "process");
        properties.setProperty("lab.parallel", "2");
        properties.setProperty("lab.strict", "");
        properties.setProperty("lab.topology", "compose/kraft.yml");
        properties.setProperty("lab.cluster", "compose/kraft-combined.yml");
        properties.setProperty("lab.submission", "compose");
        properties.setProperty("lab.assignment", "pom.xml");
        properties.setProperty("lab.program.kafdrop.main", "a.Main");
        properties.setProperty("labels", "are not ours");

        properties.setProperty("lab.color", "never");
        properties.setProperty("lab.reports", "r");
        properties.setProperty("lab.work", "w");
        properties.setProperty("lab.cache", "c");
        properties.setProperty("lab.commands", "never");
        properties.setProperty("lab.confined", "true");
        properties.setProperty("lab.tools", "download");
        properties.setProperty("lab.tools.mirror", "https://mirror.example.org/a");
        properties.setProperty("lab.tools.sha256", "SHA256:" + SHA_256.toUpperCase(Locale.ROOT));

        LabSettings settings = LabSettings.read(properties);
        assertThat(settings)
                .isEqualTo(new LabSettings(
                        "process",
                        OptionalInt.of(2),
                        true,
                        Path.of("compose/kraft.yml"),
                        Optional.of(Path.of("compose/kraft-combined.yml")),
                        Optional.of(Path.of("compose")),
                        Optional.of(Path.of("pom.xml")),
                        "never",
                        Path.of("r"),
                        Optional.of(Path.of("w")),
                        Optional.of(Path.of("c")),
                        false,
                        true,
                        new LabSettings.Tools(
                                true, Optional.of(URI.create("https://mirror.example.org/a")), Optional.of(SHA_256)),
                        Map.of("lab.program.kafdrop.main", "a.Main"),
                        List.of()));
        assertThatCode(settings::requireValid).doesNotThrowAnyException();
        assertThat(settings.on("docker").runtime()).isEqualTo("docker");
    }

    @ParameterizedTest
    @CsvSource({
        "lab.parallel, 0, write a whole number from 1",
        "lab.parallel, many, write a whole number from 1",
        "lab.parallel, 99999, write a whole number from 1",
        "lab.strict, yes, write true or false",
        "lab.runtime, dcoker, 'write one of auto, docker, process'",
        "lab.color, red, 'write one of always, auto, never'",
        "lab.topology, compose/other.yml, there is no such file",
        "lab.tools, always, 'write one of download, never'",
        "lab.tools.mirror, mirror.example.org, write an address such as https://",
        "lab.tools.mirror, ftp://mirror.example.org, write an address such as https://",
        "lab.tools.mirror, file:///etc/passwd, write an address such as https://",
        "lab.tools.mirror, 'https://a b', write an address such as https://",
        "lab.tools.sha256, 12ab, write its 64 hexadecimal digits",
        "lab.cache, 'a\0b', write a name that files can have",
        "lab.paralel, 2, 'write one of lab.assignment, lab.cache, lab.cluster'",
    })
    void what_nobody_would_read_is_refused_with_its_fix(String name, String value, String fix) {
        properties.setProperty(name, value);

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> LabSettings.read(properties).requireValid())
                .withMessageStartingWith("-D" + name)
                .withMessageContaining(fix);
    }

    @Test
    void every_mistake_is_told_at_once() {
        properties.setProperty("lab.parallel", "-1");
        properties.setProperty("lab.strict", "ja");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> LabSettings.read(properties).requireValid())
                .satisfies(thrown -> assertThat(thrown.getMessage().lines())
                        .hasSize(2)
                        .anyMatch(line -> line.startsWith("-Dlab.parallel=-1 "))
                        .anyMatch(line -> line.startsWith("-Dlab.strict=ja ")));
    }

    @Test
    void those_of_this_jvm_are_its_system_properties() {
        assertThat(LabSettings.read()).isEqualTo(LabSettings.read(System.getProperties()));
    }

    @Test
    void what_may_be_downloaded_is_passed_on_as_it_was_given() {
        properties.setProperty("lab.tools", "download");
        properties.setProperty("lab.tools.mirror", "https://mirror.example.org");
        properties.setProperty("lab.tools.sha256", SHA_256);

        assertThat(LabSettings.read(properties).tools().byName()).isEqualTo(properties);
        assertThat(LabSettings.Tools.NONE.byName()).isEmpty();
    }

    /** So that plugins can be made, and the mistake is told in words before anything starts. */
    @Test
    void where_one_cannot_be_meant_its_default_stands() {
        properties.setProperty("lab.runtime", "dcoker");
        properties.setProperty("lab.parallel", "many");

        assertThat(LabSettings.read(properties).runtime()).isEqualTo("auto");
        assertThat(LabSettings.read(properties).parallel()).isEmpty();
    }
}
