package dev.kafkalab.submission;

import dev.kafkalab.compose.Yaml;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.compose.Yaml.Sequence;
import dev.kafkalab.text.Spelling;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The keys that one kind of mapping may have, and what each of them is checked for. Any other is refused. */
final class KeyTable {

    private static final Set<String> NO = Set.of("", "false", "no", "n", "off");
    private static final int CLOSE = 2;

    private final String place;
    private final Map<String, Consumer<Entry>> checks = new LinkedHashMap<>();
    private final Map<String, SafetyRule> refused = new LinkedHashMap<>();
    private final Map<String, Predicate<Yaml>> unless = new LinkedHashMap<>();

    /** @param place what the mapping is, for a sentence such as "a service has no attribute" */
    KeyTable(String place) {
        this.place = place;
    }

    /** These keys, separated by blanks, may have any value: what they say is not done, or does no harm. */
    void harmless(String names) {
        check(names, entry -> {});
    }

    void check(String names, Consumer<Entry> check) {
        for (String name : names.split(" ")) {
            checks.put(name, check);
        }
    }

    /** These keys are refused, unless they say nothing or no. */
    void refuse(String names, SafetyRule rule) {
        refuseUnless(names, rule, KeyTable::saysNothing);
    }

    void refuseUnless(String names, SafetyRule rule, Predicate<Yaml> allowed) {
        for (String name : names.split(" ")) {
            refused.put(name, rule);
            unless.put(name, allowed);
        }
    }

    void check(Mapping mapping, RefusalCollector refusals) {
        mapping.entries().forEach((key, entry) -> {
            if (refused.containsKey(key)) {
                if (!unless.get(key).test(entry.value())) {
                    refusals.refuse(
                            refused.get(key), entry.position(), "%s has %s".formatted(place, said(key, entry.value())));
                }
            } else if (checks.containsKey(key)) {
                checks.get(key).accept(entry);
            } else if (!key.startsWith("x-")) {
                unknown(key, entry, refusals);
            }
        });
    }

    private void unknown(String key, Entry entry, RefusalCollector refusals) {
        Optional<String> meant = Spelling.nearest(key.toLowerCase(Locale.ROOT), checks.keySet())
                .filter(name -> Spelling.edits(key.toLowerCase(Locale.ROOT), name) <= CLOSE);
        refusals.refuse(
                SafetyRule.UNKNOWN_KEY,
                entry.position(),
                "%s has no attribute '%s'".formatted(place, key),
                meant.map("write %s:"::formatted).orElse(SafetyRule.UNKNOWN_KEY.instead()));
    }

    private static String said(String key, Yaml value) {
        return value instanceof Scalar scalar ? "%s: %s".formatted(key, scalar.text()) : key;
    }

    /** Whether it is empty, false or no. */
    static boolean saysNothing(Yaml value) {
        if (value instanceof Scalar scalar) {
            return NO.contains(scalar.text().toLowerCase(Locale.ROOT));
        }
        return value instanceof Sequence list
                ? list.items().isEmpty()
                : ((Mapping) value).entries().isEmpty();
    }
}
