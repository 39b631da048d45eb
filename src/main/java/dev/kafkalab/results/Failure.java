package dev.kafkalab.results;

/**
 * What was thrown.
 *
 * @param type its class name
 * @param message its message, or empty
 * @param stackTrace where from, or empty
 */
public record Failure(String type, String message, String stackTrace) {

    static final String AUTHORS_MISTAKE = "dev.kafkalab.catalogue.AuthorMistakeException";

    /** Whether it is a mistake in the feature: neither the lab nor the cluster has anything to do with it. */
    public boolean isAuthorsMistake() {
        return type.equals(AUTHORS_MISTAKE);
    }
}
