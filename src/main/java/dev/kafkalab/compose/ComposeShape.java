package dev.kafkalab.compose;

import static dev.kafkalab.compose.Shape.keys;
import static dev.kafkalab.compose.Shape.listOf;
import static dev.kafkalab.compose.Shape.namesTo;

import dev.kafkalab.compose.Yaml.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape of a Compose file: the attributes of the Compose specification and the kinds of their values. Details that
 * only limit resources or set options of drivers are not looked into.
 */
final class ComposeShape {

    private static final Shape TEXT = Shape.of("text", Type.TEXT);
    private static final Shape FLAG = Shape.of("true or false", Type.BOOLEAN, Type.TEXT);
    private static final Shape INTEGER = Shape.of("a whole number", Type.INTEGER, Type.TEXT);
    private static final Shape NUMBER = Shape.of("a number", Type.INTEGER, Type.DECIMAL, Type.TEXT);
    private static final Shape VALUE =
            Shape.of("a single value", Type.TEXT, Type.INTEGER, Type.DECIMAL, Type.BOOLEAN, Type.NULL);
    private static final Shape NULL = Shape.of("empty", Type.NULL);

    private static final Shape ANY_MAPPING = namesTo(Shape.ANYTHING);
    private static final Shape ANY_LIST = listOf(Shape.ANYTHING);
    private static final Shape TEXTS = listOf(TEXT);
    private static final Shape TEXT_OR_TEXTS = TEXT.or(TEXTS);
    private static final Shape NAMES_OR_TEXTS = namesTo(VALUE).or(TEXTS);
    private static final Shape COMMAND = TEXT_OR_TEXTS.or(NULL);

    private static final Shape PORT = Shape.of("text or a number", Type.TEXT, Type.INTEGER)
            .or(keys(Map.of("name mode host_ip protocol app_protocol", TEXT, "target published", INTEGER)));

    private static final Shape VOLUME = TEXT.or(keys(Map.of(
                    "type source target consistency", TEXT,
                    "read_only", FLAG,
                    "bind volume tmpfs image", ANY_MAPPING))
            .requiring("type"));

    private static final Shape DEPENDENCIES = TEXTS.or(namesTo(
            keys(Map.of("condition", TEXT, "restart", FLAG, "required", Shape.of("true or false", Type.BOOLEAN)))
                    .requiring("condition")));

    private static final Shape NETWORKS = TEXTS.or(namesTo(keys(Map.of(
                    "aliases link_local_ips", TEXTS,
                    "ipv4_address ipv6_address mac_address interface_name", TEXT,
                    "driver_opts", ANY_MAPPING,
                    "priority gw_priority", NUMBER))
            .or(NULL)));

    private static final Shape HEALTHCHECK = keys(Map.of(
            "test", TEXT_OR_TEXTS,
            "interval timeout start_period start_interval", TEXT,
            "retries", NUMBER,
            "disable", FLAG));

    private static final Shape ENV_FILES = TEXT.or(
            listOf(TEXT.or(keys(Map.of("path format", TEXT, "required", FLAG)).requiring("path"))));

    private static final Shape DEPLOY = keys(Map.of(
                    "mode endpoint_mode", TEXT,
                    "replicas", INTEGER,
                    "labels", NAMES_OR_TEXTS,
                    "rollback_config update_config resources restart_policy placement", ANY_MAPPING))
            .or(NULL);

    private static final Shape LOGGING = keys(Map.of("driver", TEXT, "options", ANY_MAPPING));

    private static final Shape EXTENDS =
            TEXT.or(keys(Map.of("service file", TEXT)).requiring("service"));

    private static final Shape EXTERNAL = FLAG.or(keys(Map.of("name", TEXT)));

    private static final Shape NETWORK = keys(Map.of(
                    "name driver", TEXT,
                    "driver_opts ipam", ANY_MAPPING,
                    "external", EXTERNAL,
                    "internal attachable enable_ipv4 enable_ipv6", FLAG,
                    "labels", NAMES_OR_TEXTS))
            .or(NULL);

    private static final Shape STORED = keys(Map.of(
                    "name driver", TEXT,
                    "driver_opts", ANY_MAPPING,
                    "external", EXTERNAL,
                    "labels", NAMES_OR_TEXTS))
            .or(NULL);

    private static final Shape CONTENT = keys(Map.of(
            "name file environment content driver template_driver", TEXT,
            "driver_opts", ANY_MAPPING,
            "external", EXTERNAL,
            "labels", NAMES_OR_TEXTS));

    private static final Shape BUILD = keys(Map.of(
            "context dockerfile dockerfile_inline network target isolation", TEXT,
            "no_cache pull privileged", FLAG,
            "args ssh labels additional_contexts", NAMES_OR_TEXTS,
            "cache_from cache_to tags platforms entitlements", TEXTS,
            "extra_hosts", namesTo(TEXT_OR_TEXTS).or(TEXTS),
            "secrets", ANY_LIST,
            "ulimits", ANY_MAPPING,
            "shm_size", NUMBER,
            "provenance sbom", FLAG));

    private static final Shape SERVICE = service();

    private static final Shape INCLUDE =
            TEXT.or(keys(Map.of("path env_file", TEXT_OR_TEXTS, "project_directory", TEXT)));

    private static final Shape FILE = keys(Map.of(
            "version name", TEXT,
            "include", listOf(INCLUDE).or(NULL),
            "services", namesTo(SERVICE),
            "networks", namesTo(NETWORK),
            "volumes", namesTo(STORED),
            "secrets configs", namesTo(CONTENT),
            "models", namesTo(ANY_MAPPING.or(NULL))));

    private ComposeShape() {}

    /** Refuses a file whose attributes are not those of the specification. */
    static void check(Yaml.Mapping file) {
        FILE.check("", file);
    }

    private static Shape service() {
        var shapes = new LinkedHashMap<String, Shape>();
        shapes.put(
                "image container_name hostname domainname network_mode restart user working_dir stop_signal "
                        + "stop_grace_period platform pull_policy cgroup cgroup_parent cpuset ipc isolation mac_address "
                        + "runtime userns_mode uts",
                TEXT);
        shapes.put("attach init oom_kill_disable privileged read_only stdin_open tty use_api_socket", FLAG);
        shapes.put("scale mem_reservation mem_swappiness oom_score_adj cpu_count cpu_percent", INTEGER);
        shapes.put(
                "cpu_shares cpu_quota cpu_period cpu_rt_period cpu_rt_runtime cpus mem_limit memswap_limit pids_limit "
                        + "shm_size",
                NUMBER);
        shapes.put("pid", TEXT.or(NULL));
        shapes.put("command entrypoint", COMMAND);
        shapes.put("environment labels annotations sysctls", NAMES_OR_TEXTS);
        shapes.put("extra_hosts", namesTo(TEXT_OR_TEXTS).or(TEXTS));
        shapes.put(
                "cap_add cap_drop device_cgroup_rules links external_links profiles security_opt volumes_from dns_opt",
                TEXTS);
        shapes.put("group_add expose", listOf(Shape.of("text or a number", Type.TEXT, Type.INTEGER)));
        shapes.put("dns dns_search tmpfs label_file", TEXT_OR_TEXTS);
        shapes.put("env_file", ENV_FILES);
        shapes.put("ports", listOf(PORT));
        shapes.put("volumes", listOf(VOLUME));
        shapes.put("depends_on", DEPENDENCIES);
        shapes.put("networks", NETWORKS);
        shapes.put("healthcheck", HEALTHCHECK);
        shapes.put("deploy", DEPLOY);
        shapes.put("logging", LOGGING);
        shapes.put("extends", EXTENDS);
        shapes.put("build", TEXT.or(BUILD));
        shapes.put("develop", ANY_MAPPING.or(NULL));
        shapes.put("blkio_config credential_spec storage_opt ulimits provider", ANY_MAPPING);
        shapes.put("configs secrets devices post_start pre_stop", ANY_LIST);
        shapes.put("gpus", TEXT.or(ANY_LIST));
        shapes.put("models", TEXTS.or(ANY_MAPPING));
        return keys(shapes);
    }
}
