package dev.kafkalab.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    private static final String LOG_SETTINGS = "logback.configurationFile";

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"?", "", " "})
    void a_user_without_a_home_has_none(String named) {
        assertThat(Host.home(named)).isEmpty();
    }

    @Test
    void the_home_is_the_one_that_the_jvm_names() {
        assertThat(Host.home("/home/student")).contains(Path.of("/home/student"));
        assertThat(Host.home()).isEqualTo(Host.home(System.getProperty("user.home")));
    }

    @Test
    void a_property_that_is_not_set_is_null_or_what_stands_for_it() {
        assertThat(Host.property("no.such.property")).isNull();
        assertThat(Host.property("no.such.property", "else")).isEqualTo("else");
    }

    @Test
    void a_property_that_is_set_is_told_as_it_is() {
        String version = Runtime.version().toString();

        assertThat(Host.property("java.runtime.version")).isEqualTo(version);
        assertThat(Host.property("java.runtime.version", "else")).isEqualTo(version);
    }

    @Test
    void the_environment_is_the_one_that_this_jvm_hands_on() {
        assertThat(Host.environment())
                .isNotEmpty()
                .isEqualTo(new ProcessBuilder().environment())
                .allSatisfy((name, value) -> assertThat(Host.variable(name)).isEqualTo(value));
        assertThat(Host.variable("NO_SUCH_VARIABLE")).isNull();
    }

    @Test
    void windows_is_where_folders_are_parted_by_backslashes() {
        assertThat(Host.isWindows()).isEqualTo(File.separatorChar == '\\');
    }

    @Test
    void a_jvm_like_this_one_is_started_by_the_program_that_started_this_one() throws IOException {
        Path self = Path.of(ProcessHandle.current().info().command().orElseThrow());

        assertThat(Path.of(Host.java()).toRealPath()).isEqualTo(self.toRealPath());
    }

    @Test
    void where_no_log_is_kept_logback_is_sent_to_settings_that_exist() {
        String before = System.getProperty(LOG_SETTINGS);
        try {
            Host.keepNoLog();

            assertThat(getClass().getClassLoader().getResource(System.getProperty(LOG_SETTINGS)))
                    .isNotNull();
        } finally {
            if (before == null) {
                System.clearProperty(LOG_SETTINGS);
            } else {
                System.setProperty(LOG_SETTINGS, before);
            }
        }
    }
}
