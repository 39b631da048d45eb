package dev.kafkalab.compose;

import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import dev.kafkalab.compose.Yaml.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which services are active, by the Compose specification's section "profiles". */
final class Profiles {

    private Profiles() {}

    /** The services without profiles, and those of which one is switched on. */
    static Map<String, Entry> active(Mapping services, Set<String> switchedOn) {
        var active = new LinkedHashMap<String, Entry>();
        services.entries().forEach((name, entry) -> {
            List<String> own = names(entry);
            if (own.isEmpty() || switchedOn.contains("*") || own.stream().anyMatch(switchedOn::contains)) {
                active.put(name, entry);
            }
        });
        return active;
    }

    /** The profiles of a service, separated by commas. */
    static String of(Mapping file, String service) {
        Entry entry =
                new Attributes(file).mapping("services").mapping().entries().get(service);
        return String.join(",", names(entry));
    }

    /** The profiles of all services, separated by commas. */
    static String all(Mapping services) {
        return String.join(
                ",",
                services.entries().values().stream()
                        .flatMap(entry -> names(entry).stream())
                        .distinct()
                        .toList());
    }

    private static List<String> names(Entry service) {
        return new Attributes((Mapping) service.value())
                .texts("profiles").stream().map(Scalar::text).toList();
    }
}
