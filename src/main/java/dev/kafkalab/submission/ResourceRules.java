package dev.kafkalab.submission;

import dev.kafkalab.compose.Yaml;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.compose.Yaml.Sequence;
import dev.kafkalab.topology.Hosts;
import java.util.List;
import java.util.Set;

/** What may stand under the top-level networks, volumes, configs and secrets. */
final class ResourceRules {

    private static final Set<String> DRIVERS = Set.of("", "bridge", "default");
    private static final Set<String> STORES = Set.of("", "local");

    /** RFC 1918, and RFC 4193 for IPv6: a route to any other would lead away from a machine that others reach. */
    private static final List<String> PRIVATE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

    /** A subnet that is wider would cover more of the machine's own surroundings than any lab needs. */
    private static final int WIDEST = 16;

    private final RefusalCollector refusals;
    private final InsideFolder inside;

    ResourceRules(RefusalCollector refusals, InsideFolder inside) {
        this.refusals = refusals;
        this.inside = inside;
    }

    void network(String name, Mapping network) {
        KeyTable keys = new KeyTable("the network " + name);
        keys.harmless("name internal attachable enable_ipv4 enable_ipv6 labels");
        keys.refuseUnless("driver", SafetyRule.NETWORK_DRIVER, value -> isOneOf(value, DRIVERS));
        keys.refuse("driver_opts", SafetyRule.DRIVER_OPTS);
        keys.refuse("external", SafetyRule.EXTERNAL_NETWORK);
        keys.check("ipam", entry -> ipam(name, entry.value()));
        keys.check(network, refusals);
    }

    private void ipam(String name, Yaml value) {
        if (!(value instanceof Mapping ipam)) {
            return;
        }
        KeyTable keys = new KeyTable("the ipam of the network " + name);
        keys.refuseUnless("driver", SafetyRule.NETWORK_DRIVER, driver -> isOneOf(driver, DRIVERS));
        keys.refuse("options", SafetyRule.DRIVER_OPTS);
        keys.check("config", entry -> {
            if (entry.value() instanceof Sequence list) {
                list.items().forEach(item -> subnet(name, item));
            }
        });
        keys.check(ipam, refusals);
    }

    private void subnet(String name, Yaml item) {
        if (item instanceof Mapping config
                && config.get("subnet").orElse(null) instanceof Scalar subnet
                && !isPrivate(subnet.text())) {
            refusals.refuse(
                    SafetyRule.NETWORK_SUBNET,
                    subnet.position(),
                    "the subnet %s of the network %s is not a private one of at most /%d"
                            .formatted(subnet.text(), name, WIDEST));
        }
    }

    private static boolean isPrivate(String subnet) {
        String[] parts = subnet.split("/", 2);
        if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
            return false;
        }
        if (Hosts.isIp6(parts[0])) {
            return parts[0].matches("(?i)f[cd][0-9a-f]{2}:[0-9a-f:]*") && Integer.parseInt(parts[1]) >= WIDEST;
        }
        return Integer.parseInt(parts[1]) >= WIDEST && PRIVATE.stream().anyMatch(range -> Hosts.isIn(parts[0], range));
    }

    void volume(String name, Mapping volume) {
        KeyTable keys = new KeyTable("the volume " + name);
        keys.harmless("name labels");
        keys.refuseUnless("driver", SafetyRule.DRIVER_OPTS, value -> isOneOf(value, STORES));
        keys.refuse("driver_opts", SafetyRule.DRIVER_OPTS);
        keys.refuse("external", SafetyRule.EXTERNAL_VOLUME);
        keys.check(volume, refusals);
    }

    void config(String name, Mapping config) {
        file("the config " + name, config, SafetyRule.CONFIG_OUTSIDE);
    }

    void secret(String name, Mapping secret) {
        file("the secret " + name, secret, SafetyRule.SECRET_OUTSIDE);
    }

    private void file(String what, Mapping declared, SafetyRule outside) {
        KeyTable keys = new KeyTable(what);
        keys.harmless("name content labels");
        keys.refuse("driver driver_opts template_driver", SafetyRule.DRIVER_OPTS);
        keys.refuse("external", SafetyRule.EXTERNAL_FILE);
        keys.refuseUnless("file", outside, value -> !(value instanceof Scalar path) || inside.has(path));
        keys.refuse("environment", SafetyRule.GRADER_VARIABLE);
        keys.check(declared, refusals);
    }

    private static boolean isOneOf(Yaml value, Set<String> allowed) {
        return value instanceof Scalar scalar && allowed.contains(scalar.text());
    }
}
