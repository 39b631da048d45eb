package dev.kafkalab.runtime;

import java.nio.file.Path;

public final class NodeDeath {
    private NodeDeath() {}

    public static String explain(Path log) {
        return "see " + log;
    }
}
