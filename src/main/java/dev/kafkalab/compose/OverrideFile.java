package dev.kafkalab.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells of the file that Compose would lay over this one, if nobody had named a file: with {@code -f FILE} it reads
 * that file alone, and so does whoever is given a file here. The names are Compose's own ({@code DefaultFileNames} and
 * {@code DefaultOverrideFileNames} of compose-go's {@code cli/options.go}).
 */
final class OverrideFile {

    private static final Set<String> FOUND_BY_COMPOSE =
            Set.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private OverrideFile() {}

    static Stream<Notice> notices(Path file) {
        if (!FOUND_BY_COMPOSE.contains(file.getFileName().toString())) {
            return Stream.empty();
        }
        return OVERRIDES.stream()
                .filter(override -> Files.isRegularFile(file.resolveSibling(override)))
                .limit(1)
                .map(
                        override -> new Notice(
                                new Position(file, 1),
                                "%s lies beside it and is not read: Compose adds it to %s only where no file is named (without -f)."
                                        .formatted(override, file.getFileName()),
                                "name what both make together, which \"docker compose config > both.yml\" writes, or take the file away."));
    }
}
