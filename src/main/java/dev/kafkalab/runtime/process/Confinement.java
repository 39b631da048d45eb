package dev.kafkalab.runtime.process;

import java.nio.file.Path;

/**
 * What keeps a node from taking more of this machine than its share, and from what is not its own. For clusters of
 * strangers; a lab's own are trusted.
 */
interface Confinement {

    /** Starts every process as it is. */
    Confinement NONE = new Confinement() {
        @Override
        public Launch confine(Launch launch) {
            return launch;
        }

        @Override
        public String inWords(Path folder) {
            return "";
        }
    };

    /** The same launch within limits. What it starts has the number of the process that it is about. */
    Launch confine(Launch launch);

    /** What this comes to on this machine, for nodes with data below that folder; empty for nothing. */
    String inWords(Path folder);
}
