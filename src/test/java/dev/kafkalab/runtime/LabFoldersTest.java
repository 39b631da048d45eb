package dev.kafkalab.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.settings.SettingsException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFoldersTest {

    @TempDir
    private Path folder;

    @Test
    void the_cache_is_in_the_users_home() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        assertThat(cache(home.toString(), Map.of())).isEqualTo(home.resolve(".cache/kafka-lab"));
        assertThat(cache(
                        home.toString(),
                        Map.of("XDG_CACHE_HOME", folder.resolve("xdg").toString())))
                .isEqualTo(folder.resolve("xdg/kafka-lab"));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_user_without_a_home_has_the_cache_in_the_temporary_folder() {
        assertThat(cache("?", Map.of())).isEqualTo(folder.resolve("kafka-lab-some_body"));
        assertThat(Path.of("?")).doesNotExist();
    }

    @Test
    void so_has_one_whose_home_cannot_be_written_and_nobody_else_can_write_there() throws IOException {
        // Root may write anywhere, but not below a file.
        Path cache = cache(notAFolder().toString(), Map.of());

        assertThat(cache).isEqualTo(folder.resolve("kafka-lab-some_body"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        assertThat(cache).isEmptyDirectory();
        assertThat(cache(notAFolder().toString(), Map.of())).as("the next run").isEqualTo(cache);
    }

    @Test
    void a_temporary_folder_that_others_can_write_is_refused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("kafka-lab-some_body"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> cache("?", Map.of()))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("is not this user's alone")
                .hasMessageContaining("Fix: name a folder for the cache with -Dlab.cache=DIR");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named_with_the_option_for_another() throws IOException {
        Path fine = folder.resolve("fine");
        assertThatThrownBy(() -> new LabFolders(fine, notAFolder().resolve("work"), fine).requireWritable())
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(
                        "Cannot write to the folder " + notAFolder().resolve("work"))
                .hasMessageContaining("Fix: name another folder with -Dlab.work=DIR");
        assertThatThrownBy(() -> new LabFolders(fine, fine, notAFolder()).requireWritable())
                .hasMessageContaining("-Dlab.reports=DIR");
        assertThatCode(() -> new LabFolders(fine, fine, fine).requireWritable()).doesNotThrowAnyException();
    }

    @Test
    void a_file_that_cannot_be_written_fails_with_what_to_do() throws IOException {
        Path file = notAFolder().resolve("data");
        assertThatThrownBy(() -> LabFolders.write(file, "text"))
                .isInstanceOf(SetupException.class)
                .hasMessageStartingWith("Cannot write " + file)
                .hasMessageContaining("Fix: ");
    }

    @Test
    void a_locale_that_lacks_the_folders_characters_is_named_with_the_fix() throws Exception {
        Path strange = Files.createDirectory(folder.resolve("Übung"));
        assertThat(outputIn(strange, ""))
                .startsWith("Java cannot use the folder ")
                .contains("Fix: set the environment variable LC_ALL to C.UTF-8");
        assertThat(outputIn(folder, strange.toString()))
                .startsWith("-Dlab.work=")
                .contains("set the environment variable LC_ALL to C.UTF-8");
        assertThat(outputIn(folder, folder.resolve("plain").toString())).isEqualTo("fine");
    }

    /** A JVM in the POSIX locale, whose character set is ASCII. */
    private static String outputIn(Path folder, String work) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlab.work=" + work,
                        "-cp",
                        classPath,
                        InThisLocale.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        jvm.environment().put("LC_ALL", "C");
        Process process = jvm.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.trim();
    }

    /** Prints what asking for the folders comes to. */
    static final class InThisLocale {

        private InThisLocale() {}

        public static void main(String[] args) {
            try {
                LabSettings settings = LabSettings.read();
                settings.requireValid();
                LabFolders.of(settings);
                System.out.println("fine");
            } catch (SettingsException | SetupException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private Path cache(String home, Map<String, String> environment) {
        Map<String, String> properties = new HashMap<>();
        properties.put("user.home", home);
        properties.put("user.name", "some/body");
        properties.put("java.io.tmpdir", folder.toString());
        return LabFolders.of(LabSettings.read(), properties::get, environment::get)
                .cache();
    }

    private Path notAFolder() throws IOException {
        Path file = folder.resolve("file");
        return Files.exists(file) ? file : Files.createFile(file);
    }
}
