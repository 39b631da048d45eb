package dev.kafkalab.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * What somebody looks for, whatever the case, and whatever the form of a longer word: compaction finds compacted, too.
 *
 * @param stems the beginnings of the words
 */
record SearchWords(List<String> stems) {

    /** So much of a word tells it from others, and not its forms: partition, partitions, partitioned. */
    static final int STEM = 6;

    static SearchWords of(List<String> words) {
        return new SearchWords(words.stream()
                .flatMap(word -> List.of(word.strip().split("\\s+")).stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .map(SearchWords::stem)
                .toList());
    }

    static String stem(String word) {
        return word.substring(0, Math.min(STEM, word.length()));
    }

    /** Whether all of them occur in that text. */
    boolean areIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return stems.stream().allMatch(lower::contains);
    }
}
