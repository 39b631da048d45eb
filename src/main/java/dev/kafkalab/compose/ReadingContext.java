package dev.kafkalab.compose;

import java.nio.file.Path;
import java.util.Set;

/**
 * What all parts of one reading share.
 *
 * @param variables what {@code ${...}} stands for
 * @param notices collects what an author may want to know
 * @param limits counts what is taken in
 * @param guard watches what is taken in
 */
record ReadingContext(Variables variables, Set<Notice> notices, ReadingLimits limits, ReadingGuard guard) {

    /** The same for a file of another folder, whose {@code .env} gives what is not set yet. */
    ReadingContext in(Path folder) {
        return new ReadingContext(variables.withDefaultsFrom(folder, limits), notices, limits, guard);
    }
}
