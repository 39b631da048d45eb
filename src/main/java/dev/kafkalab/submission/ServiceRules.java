package dev.kafkalab.submission;

import dev.kafkalab.compose.Yaml;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Mapping.Entry;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.compose.Yaml.Sequence;
import java.util.List;
import java.util.Set;

/** What may stand under the name of a service. */
final class ServiceRules {

    /** What of these keys the nodes need is written anew, and the rest is not done. */
    private static final String HARMLESS =
            "image container_name hostname domainname restart stop_grace_period stop_signal"
                    + " environment expose depends_on links profiles labels annotations logging ulimits platform pull_policy"
                    + " attach init stdin_open tty read_only mac_address cap_drop group_add oom_score_adj"
                    + " cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset"
                    + " mem_limit mem_reservation mem_swappiness memswap_limit pids_limit shm_size"
                    + " dns dns_opt dns_search tmpfs configs secrets";

    private static final Set<String> NETWORK_MODES = Set.of("", "bridge", "none", "default");
    private static final Set<String> OWN_IPC = Set.of("", "private", "none", "shareable");

    private final RefusalCollector refusals;
    private final InsideFolder inside;
    private final Limits limits;
    private final MountRules mounts;

    ServiceRules(RefusalCollector refusals, InsideFolder inside, Limits limits) {
        this.refusals = refusals;
        this.inside = inside;
        this.limits = limits;
        this.mounts = new MountRules(refusals, inside);
    }

    void checkAll(Yaml services) {
        if (!(services instanceof Mapping named)) {
            return;
        }
        if (named.entries().size() > limits.services()) {
            refusals.refuse(
                    SafetyRule.SERVICES_LIMIT,
                    services.position(),
                    "the file has %d services, and at most %d are run"
                            .formatted(named.entries().size(), limits.services()));
        }
        named.entries().forEach((name, entry) -> {
            if (entry.value() instanceof Mapping service) {
                table(name).check(service, refusals);
            }
        });
    }

    private KeyTable table(String name) {
        KeyTable keys = new KeyTable(name);
        keys.harmless(HARMLESS);
        keys.refuse("privileged", SafetyRule.PRIVILEGED);
        keys.refuse("cap_add", SafetyRule.CAP_ADD);
        keys.refuse("devices device_cgroup_rules gpus blkio_config", SafetyRule.DEVICES);
        keys.refuseUnless("security_opt", SafetyRule.SECURITY_OPT, ServiceRules::onlyTakesPrivileges);
        keys.refuse("sysctls", SafetyRule.SYSCTLS);
        keys.refuse("volumes_from", SafetyRule.VOLUMES_FROM);
        keys.refuse("external_links", SafetyRule.EXTERNAL_LINKS);
        keys.refuse("extra_hosts", SafetyRule.EXTRA_HOSTS);
        keys.refuse("build", SafetyRule.BUILD);
        keys.refuse("post_start pre_stop develop", SafetyRule.HOOKS);
        keys.refuse("provider models", SafetyRule.PROVIDER);
        keys.refuse("use_api_socket", SafetyRule.USE_API_SOCKET);
        keys.refuse("runtime isolation credential_spec cgroup_parent storage_opt", SafetyRule.CONTAINER_RUNTIME);
        keys.refuse("oom_kill_disable", SafetyRule.OOM_KILL_DISABLE);
        keys.check("network_mode", entry -> networkMode(name, entry));
        keys.check("pid uts userns_mode cgroup ipc", entry -> namespace(name, entry));
        keys.check("scale", entry -> replicas(name, entry));
        keys.check("deploy", entry -> deploy(name, entry));
        keys.check("networks", entry -> networks(name, entry));
        keys.check("ports", this::ports);
        keys.check("volumes", entry -> mounts.check(name, entry.value()));
        keys.check("env_file", entry -> path(name, "env_file", entry.value(), SafetyRule.ENV_FILE_OUTSIDE));
        keys.check("label_file", entry -> path(name, "label_file", entry.value(), SafetyRule.LABEL_FILE_OUTSIDE));
        keys.check("extends", entry -> extended(name, entry));
        keys.check("command entrypoint", entry -> notDone(name, entry, "command or entry point"));
        keys.check("healthcheck", entry -> notDone(name, entry, "health check"));
        keys.check("user working_dir", entry -> notDone(name, entry, "user or working folder"));
        return keys;
    }

    private void notDone(String name, Entry entry, String what) {
        if (!KeyTable.saysNothing(entry.value())) {
            refusals.note(
                    entry.position(), "no %s of a submission is used, so that of %s is left out".formatted(what, name));
        }
    }

    /** {@code no-new-privileges} takes something away; all others give. */
    private static boolean onlyTakesPrivileges(Yaml value) {
        return value instanceof Sequence list
                && list.items().stream()
                        .allMatch(item ->
                                item instanceof Scalar scalar && scalar.text().matches("no-new-privileges([:=]true)?"));
    }

    private void networkMode(String name, Entry entry) {
        if (!(entry.value() instanceof Scalar mode) || NETWORK_MODES.contains(mode.text())) {
            return;
        }
        if (mode.text().startsWith("service:")) {
            // The network of another service of the same file is no way out of it.
            return;
        }
        boolean container = mode.text().startsWith("container:");
        refusals.refuse(
                container ? SafetyRule.CONTAINER_NAMESPACE : SafetyRule.HOST_NETWORK,
                entry.position(),
                "%s has network_mode: %s".formatted(name, mode.text()));
    }

    private void namespace(String name, Entry entry) {
        if (!(entry.value() instanceof Scalar mode) || OWN_IPC.contains(mode.text())) {
            return;
        }
        boolean other = mode.text().startsWith("container:") || mode.text().startsWith("service:");
        refusals.refuse(
                other ? SafetyRule.CONTAINER_NAMESPACE : SafetyRule.HOST_NAMESPACE,
                entry.position(),
                "%s asks for a namespace that is not its own: %s".formatted(name, mode.text()));
    }

    private void replicas(String name, Entry entry) {
        if (entry.value() instanceof Scalar number && !number.text().matches("[01]?")) {
            refusals.refuse(
                    SafetyRule.REPLICAS_LIMIT,
                    entry.position(),
                    "%s is to run %s times".formatted(name, number.text()));
        }
    }

    private void deploy(String name, Entry entry) {
        if (!(entry.value() instanceof Mapping deploy)) {
            return;
        }
        KeyTable keys = new KeyTable("the deploy of " + name);
        keys.harmless("mode endpoint_mode labels rollback_config update_config restart_policy placement");
        keys.check("replicas", replicas -> replicas(name, replicas));
        keys.check("resources", resources -> resources(name, resources.value()));
        keys.check(deploy, refusals);
    }

    private void resources(String name, Yaml value) {
        if (!(value instanceof Mapping resources)) {
            return;
        }
        resources.entries().values().forEach(part -> {
            if (part.value() instanceof Mapping limits) {
                KeyTable keys = new KeyTable("the resources of " + name);
                keys.harmless("cpus memory pids");
                keys.refuse("devices generic_resources", SafetyRule.DEVICES);
                keys.check(limits, refusals);
            }
        });
    }

    private void networks(String name, Entry entry) {
        if (!(entry.value() instanceof Mapping networks)) {
            return;
        }
        networks.entries().forEach((network, one) -> {
            if (one.value() instanceof Mapping attachment) {
                KeyTable keys = new KeyTable("the network %s of %s".formatted(network, name));
                keys.harmless("aliases ipv4_address ipv6_address link_local_ips mac_address interface_name priority"
                        + " gw_priority");
                keys.refuse("driver_opts", SafetyRule.DRIVER_OPTS);
                keys.check(attachment, refusals);
            }
        });
    }

    /** A range is short to write; what it comes to is counted once it has been read. */
    private void ports(Entry entry) {
        if (entry.value() instanceof Sequence list && list.items().size() > limits.ports()) {
            refusals.refuse(
                    SafetyRule.PORTS_LIMIT,
                    entry.position(),
                    "%d ports are published here, and at most %d may be in all"
                            .formatted(list.items().size(), limits.ports()));
        }
    }

    private void path(String name, String key, Yaml value, SafetyRule rule) {
        List<Yaml> paths = value instanceof Sequence list ? list.items() : List.of(value);
        for (Yaml entry : paths) {
            Yaml path = entry instanceof Mapping mapping ? mapping.get("path").orElse(entry) : entry;
            if (path instanceof Scalar written && !inside.has(written)) {
                refusals.refuse(
                        rule,
                        written.position(),
                        "the %s of %s, %s, is not in the folder".formatted(key, name, written.text()));
            }
        }
    }

    private void extended(String name, Entry entry) {
        if (entry.value() instanceof Mapping reference
                && reference.get("file").orElse(null) instanceof Scalar file
                && !inside.has(file)) {
            refusals.refuse(
                    SafetyRule.EXTENDS_OUTSIDE,
                    file.position(),
                    "%s extends a service of %s, which is not in the folder".formatted(name, file.text()));
        }
    }
}
