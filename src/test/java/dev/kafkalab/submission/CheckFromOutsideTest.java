package dev.kafkalab.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kafkalab.submission.SubmissionFolders.Hostile;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Checks every hostile folder in a JVM of its own that strace watches. What a JVM opens by itself is known from one
 * that checks a harmless folder.
 */
class CheckFromOutsideTest {

    private static final Pattern FILE_CALL =
            Pattern.compile("\\b(\\w+)\\((?:AT_FDCWD(?:<[^>]*>)?, |-?\\d+(?:<[^>]*>)?, )?\"([^\"]*)\"");
    /** What was opened in the end, wherever links have led to. */
    private static final Pattern OPENED = Pattern.compile("\\) = \\d+<(/[^>]*)>$");

    private static final Pattern NETWORK_CALL = Pattern.compile("\\b(connect|bind|listen|accept4?|sendto|sendmsg)\\(");
    private static final Pattern PROGRAM = Pattern.compile("\\b(execve|execveat|fork|vfork)\\(");
    private static final Pattern CHILD = Pattern.compile("\\bclone3?\\((?!.*CLONE_THREAD).*");
    /** Where the C library looks up who runs the JVM. */
    private static final String NAME_SERVICE = "sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"";

    private static final int MOST_MINUTES = 5;

    /** All that a check needs. */
    private static final List<Path> CLASS_PATH = Stream.of(
                    SubmissionCheck.class, CheckedFolders.class, LoadSettings.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .map(location -> Path.of(URI.create(location.toString())))
            .toList();

    @TempDir
    private Path temp;

    @Test
    void a_check_opens_no_file_outside_connects_nowhere_and_starts_nothing() throws Exception {
        assumeThat(canTrace()).as("strace is here and may trace").isTrue();
        Path root = temp.toRealPath();
        List<Path> hostile = new ArrayList<>();
        for (Hostile each : SubmissionFolders.hostile()) {
            hostile.add(SubmissionFolders.layOut("hostile/" + each.name(), root));
        }
        Set<String> usual = paths(trace(List.of(SubmissionFolders.layOut("allowed/base", root))));

        List<String> seen = trace(hostile);

        assertThat(paths(seen))
                .filteredOn(path -> !usual.contains(path))
                .filteredOn(path -> !isOfTheJvm(path))
                .filteredOn(path ->
                        hostile.stream().noneMatch(folder -> Path.of(path).startsWith(folder)))
                .isEmpty();
        assertThat(seen)
                .filteredOn(line -> NETWORK_CALL.matcher(line).find() && !line.contains(NAME_SERVICE))
                .isEmpty();
        assertThat(seen).filteredOn(line -> CHILD.matcher(line).find()).isEmpty();
        // The JVM itself.
        assertThat(seen).filteredOn(line -> PROGRAM.matcher(line).find()).hasSize(1);
    }

    private static boolean canTrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> trace(List<Path> folders) throws Exception {
        Path calls = temp.resolve("calls");
        List<String> command =
                new ArrayList<>(List.of("strace", "-f", "-y", "-qq", "-s", "4096", "-o", calls.toString()));
        command.addAll(List.of("-e", "trace=%file,%network,%process"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-cp"));
        command.add(CLASS_PATH.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(CheckedFolders.class.getName());
        folders.forEach(folder -> command.add(folder.toString()));
        Path output = temp.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readAllLines(output).stream().filter(line -> line.contains(": [")))
                .hasSizeGreaterThanOrEqualTo(folders.size());
        return Files.readAllLines(calls);
    }

    /** Whatever is asked about a path: opened, looked at, or only looked for. */
    private static Set<String> paths(List<String> calls) {
        Set<String> paths = new HashSet<>();
        for (String line : calls) {
            Matcher call = FILE_CALL.matcher(line);
            if (call.find()) {
                paths.add(call.group(2));
            }
            Matcher opened = OPENED.matcher(line);
            if (opened.find()) {
                // Its own number, which is another in each JVM.
                paths.add(opened.group(1).replaceFirst("^/proc/\\d+/", "/proc/self/"));
            }
        }
        return paths;
    }

    /** A distribution's package has the JVM's configuration elsewhere, and links to it. */
    private static boolean isOfTheJvm(String path) {
        Path home = Path.of(System.getProperty("java.home"));
        Path configuration = home.resolve("conf/security/java.security");
        Stream<Path> ofTheJvm;
        try {
            ofTheJvm = Stream.of(home, configuration.toRealPath().getParent());
        } catch (IOException e) {
            ofTheJvm = Stream.of(home);
        }
        return Stream.concat(ofTheJvm, CLASS_PATH.stream())
                .anyMatch(entry -> Path.of(path).startsWith(entry));
    }
}
