package dev.kafkalab.runtime;

/** Where long work says how far it is. */
@FunctionalInterface
public interface Progress {

    /** One line, for a person who waits: {@code "downloading kafka 3.9.2: 31 of 44 jars"}. */
    void report(String line);
}
