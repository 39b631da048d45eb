package dev.kafkalab.grade.format;

import java.util.List;

/**
 * A gradebook's own export with grades filled in.
 *
 * @param text the file to import
 * @param unmatched submissions that are in no row, or in more than one: none of them was filled in
 * @param open submissions whose row was left as it was, since a person has to look at them first
 * @param ungraded rows without a submission, by their student's name; left as they were
 */
public record Filled(String text, List<String> unmatched, List<String> open, List<String> ungraded) {

    public Filled {
        unmatched = List.copyOf(unmatched);
        open = List.copyOf(open);
        ungraded = List.copyOf(ungraded);
    }
}
