package dev.kafkalab.catalogue;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A feature has a mistake of its author's: it says nothing about the cluster, and nothing was started. */
public final class AuthorMistakeException extends RuntimeException {

    AuthorMistakeException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(joining(System.lineSeparator())));
    }
}
