package dev.kafkalab.topology.image;

import dev.kafkalab.topology.VersionNumbers;

/**
 * The version that an image's tag stands for.
 *
 * @param number of the Apache project, whatever the vendor's tag calls it
 * @param floats whether the tag means another version tomorrow
 */
record Version(String number, boolean floats) {

    static Version fixed(String number) {
        return new Version(number, false);
    }

    static Version floating(String number) {
        return new Version(number, true);
    }

    /** The first of the version's numbers: 4 for {@code 4.1.1}. */
    int major() {
        return VersionNumbers.of(number).at(0);
    }

    /** Whether its numbers come before these, of which there may be up to three. */
    boolean isBefore(int... others) {
        return VersionNumbers.of(number).isBefore(others);
    }
}
