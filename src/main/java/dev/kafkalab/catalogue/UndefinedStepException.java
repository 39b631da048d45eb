package dev.kafkalab.catalogue;

import dev.kafkalab.text.PrintableText;

/** A scenario has a step that the vocabulary does not: its author's mistake, which says nothing about the cluster. */
public final class UndefinedStepException extends RuntimeException {

    UndefinedStepException(String message) {
        super(PrintableText.of(message));
    }
}
