package dev.kafkalab.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which login modules a JAAS configuration may name; the JVM loads each of them. */
final class JaasRules {

    private static final String SECURITY = "org.apache.kafka.common.security.";

    private static final Set<String> KNOWN = Set.of(
            SECURITY + "plain.PlainLoginModule",
            SECURITY + "scram.ScramLoginModule",
            SECURITY + "oauthbearer.OAuthBearerLoginModule");

    private JaasRules() {}

    /** The first module that is not Kafka's own: {@code MODULE FLAG option="value" ...;}, one after the other. */
    static Optional<String> foreignModule(String config) {
        return entries(config).stream()
                .map(entry -> entry.split("\\s+", 2)[0])
                .filter(module -> !KNOWN.contains(module))
                .findFirst();
    }

    /** What stands between semicolons that are in no quotes; comments are nothing that anybody needs. */
    private static List<String> entries(String config) {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        char quote = 0;
        for (char c : config.toCharArray()) {
            if (quote == 0 && c == ';') {
                entries.add(entry.toString().strip());
                entry.setLength(0);
                continue;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            entry.append(c);
        }
        entries.add(entry.toString().strip());
        return entries.stream().filter(text -> !text.isEmpty()).toList();
    }
}
