package dev.kafkalab.cli;

/** Numbers with their noun. */
final class Count {

    private Count() {}

    /** {@code 1 feature}, {@code 3 features}. */
    static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
