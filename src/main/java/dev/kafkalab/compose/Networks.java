package dev.kafkalab.compose;

import dev.kafkalab.compose.Service.Attachment;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Scalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The networks of a file, and which of them a service is on (Compose specification, "networks" of both levels). */
record Networks(Attributes declared) {

    private static final String DEFAULT = "default";

    Networks(Mapping model) {
        this(new Attributes(model).mapping("networks"));
    }

    /** Those that the service is on: the default one where it names none and has no {@code network_mode}. */
    List<Attachment> of(Attributes service) {
        Attributes described = service.mapping("networks");
        return keys(service).stream()
                .map(key -> attachment(key, described.mapping(key)))
                .toList();
    }

    static Set<String> keys(Attributes service) {
        Set<String> keys = new LinkedHashSet<>();
        service.texts("networks").stream()
                .map(Scalar::text)
                .filter(key -> !key.isEmpty())
                .forEach(keys::add);
        keys.addAll(service.mapping("networks").mapping().entries().keySet());
        return keys.isEmpty() && service.text("network_mode").isEmpty() ? Set.of(DEFAULT) : keys;
    }

    Map<String, Mapping.Entry> all() {
        return declared.mapping().entries();
    }

    boolean isExternal(String key) {
        return isExternal(declared.mapping(key));
    }

    /** {@code external: true}, or its older form with the name below it. */
    static boolean isExternal(Attributes resource) {
        return resource.value("external").filter(Mapping.class::isInstance).isPresent()
                || resource.flag("external", false);
    }

    private Attachment attachment(String key, Attributes described) {
        Attributes network = declared.mapping(key);
        Optional<String> name =
                network.text("name").or(() -> network.mapping("external").text("name"));
        return new Attachment(
                name.orElse(key),
                key,
                isExternal(key),
                described.texts("aliases").stream().map(Scalar::text).distinct().toList(),
                Stream.of(described.text("ipv4_address"), described.text("ipv6_address"))
                        .flatMap(Optional::stream)
                        .toList(),
                subnets(network));
    }

    private static List<String> subnets(Attributes network) {
        return network.mapping("ipam").list("config").stream()
                .filter(Mapping.class::isInstance)
                .flatMap(config -> new Attributes((Mapping) config).text("subnet").stream())
                .toList();
    }
}
