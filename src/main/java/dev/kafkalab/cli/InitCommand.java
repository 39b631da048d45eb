package dev.kafkalab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code init}: a course of one's own. */
@Command(
        name = "init",
        description = {
            "Makes a course of your own in a new folder: a Maven project with one lab, one Compose file, a workflow and a README."
                    + " \"mvn test\" passes in it at once."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the course is there", "2:the folder has something in it already, or cannot be written"})
final class InitCommand implements Callable<Integer> {

    /** Where each file of {@code course/} goes. */
    private static final Map<String, String> FILES = Map.of(
            "pom.xml", "pom.xml",
            "README.md", "README.md",
            "gitignore", ".gitignore",
            "kraft-combined.yml", "compose/cluster.yml",
            "1-the-leader-is-killed.feature.txt", "features/first-lab/1-the-leader-is-killed.feature",
            "LabsTest.java", "src/test/java/LabsTest.java",
            "labs.yml", ".github/workflows/labs.yml");

    @Parameters(paramLabel = "FOLDER", description = "A folder that is not there yet, or is empty.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        requireEmpty();
        PrintWriter out = spec.commandLine().getOut();
        try {
            Properties versions = new Properties();
            try (InputStream in = resource("versions.properties")) {
                versions.load(in);
            }
            for (Map.Entry<String, String> file : new TreeMap<>(FILES).entrySet()) {
                Path to = folder.resolve(file.getValue());
                Files.createDirectories(to.toAbsolutePath().getParent());
                try (InputStream in = resource(file.getKey())) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    Files.writeString(
                            to,
                            text.replace("@NAME@", name())
                                    .replace("@VERSION@", versions.getProperty("version"))
                                    .replace("@COMPILER@", versions.getProperty("compiler"))
                                    .replace("@SUREFIRE@", versions.getProperty("surefire")));
                }
                out.println("  " + to);
            }
        } catch (IOException e) {
            throw new UsageException("the course cannot be written", e);
        }
        String quoted = folder.toString().matches("[\\w./-]+") ? folder.toString() : "'%s'".formatted(folder);
        out.printf("%nNow: cd %s && mvn test%n", quoted);
        return Main.FINE;
    }

    /** As Maven takes it for an artifact. */
    private String name() {
        String name =
                folder.toAbsolutePath().normalize().getFileName().toString().toLowerCase(Locale.ROOT);
        String id = name.replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
        return id.isEmpty() ? "my-course" : id;
    }

    private void requireEmpty() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
            if (inside.findAny().isPresent()) {
                throw new UsageException(
                        "%s is there already: name a folder that is not there yet, or is empty".formatted(folder));
            }
        } catch (IOException e) {
            throw new UsageException("the course cannot be written", e);
        }
    }

    private static InputStream resource(String name) {
        return InitCommand.class.getResourceAsStream("course/" + name);
    }
}
