package dev.kafkalab.compose;

import static dev.kafkalab.compose.Schema.keys;
import static dev.kafkalab.compose.Schema.listOf;
import static dev.kafkalab.compose.Schema.namesTo;

import dev.kafkalab.compose.Yaml.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The schema of Compose files: the attributes of the Compose specification and the kinds of their values. Details that
 * only limit resources or set options of drivers are not looked into.
 */
final class ComposeSchema {

    private static final Schema TEXT = Schema.of("text", Type.TEXT);
    private static final Schema FLAG = Schema.of("true or false", Type.BOOLEAN, Type.TEXT);
    private static final Schema INTEGER = Schema.of("a whole number", Type.INTEGER, Type.TEXT);
    private static final Schema NUMBER = Schema.of("a number", Type.INTEGER, Type.DECIMAL, Type.TEXT);
    private static final Schema VALUE =
            Schema.of("a single value", Type.TEXT, Type.INTEGER, Type.DECIMAL, Type.BOOLEAN, Type.NULL);
    private static final Schema NULL = Schema.of("empty", Type.NULL);

    private static final Schema ANY_MAPPING = namesTo(Schema.ANYTHING);
    private static final Schema ANY_LIST = listOf(Schema.ANYTHING);
    private static final Schema TEXTS = listOf(TEXT);
    private static final Schema TEXT_OR_TEXTS = TEXT.or(TEXTS);
    private static final Schema NAMES_OR_TEXTS = namesTo(VALUE).or(TEXTS);
    private static final Schema COMMAND = TEXT_OR_TEXTS.or(NULL);

    private static final Schema PORT = Schema.of("text or a number", Type.TEXT, Type.INTEGER)
            .or(keys(Map.of("name mode host_ip protocol app_protocol", TEXT, "target published", INTEGER)));

    private static final Schema VOLUME = TEXT.or(keys(Map.of(
                    "type source target consistency", TEXT,
                    "read_only", FLAG,
                    "volume", keys(Map.of("nocopy", FLAG, "subpath", TEXT, "labels", NAMES_OR_TEXTS)),
                    "bind tmpfs image", ANY_MAPPING))
            .requiring("type"));

    private static final Schema DEPENDENCIES = TEXTS.or(namesTo(
            keys(Map.of("condition", TEXT, "restart", FLAG, "required", Schema.of("true or false", Type.BOOLEAN)))
                    .requiring("condition")));

    private static final Schema NETWORKS = TEXTS.or(namesTo(keys(Map.of(
                    "aliases link_local_ips", TEXTS,
                    "ipv4_address ipv6_address mac_address interface_name", TEXT,
                    "driver_opts", ANY_MAPPING,
                    "priority gw_priority", NUMBER))
            .or(NULL)));

    private static final Schema HEALTHCHECK = keys(Map.of(
            "test", TEXT_OR_TEXTS,
            "interval timeout start_period start_interval", TEXT,
            "retries", NUMBER,
            "disable", FLAG));

    private static final Schema ENV_FILES = TEXT.or(
            listOf(TEXT.or(keys(Map.of("path format", TEXT, "required", FLAG)).requiring("path"))));

    private static final Schema DEPLOY = keys(Map.of(
                    "mode endpoint_mode", TEXT,
                    "replicas", INTEGER,
                    "labels", NAMES_OR_TEXTS,
                    "rollback_config update_config resources restart_policy placement", ANY_MAPPING))
            .or(NULL);

    private static final Schema LOGGING = keys(Map.of("driver", TEXT, "options", ANY_MAPPING));

    private static final Schema EXTENDS =
            TEXT.or(keys(Map.of("service file", TEXT)).requiring("service"));

    private static final Schema EXTERNAL = FLAG.or(keys(Map.of("name", TEXT)));

    private static final Schema NETWORK = keys(Map.of(
                    "name driver", TEXT,
                    "driver_opts ipam", ANY_MAPPING,
                    "external", EXTERNAL,
                    "internal attachable enable_ipv4 enable_ipv6", FLAG,
                    "labels", NAMES_OR_TEXTS))
            .or(NULL);

    private static final Schema STORED = keys(Map.of(
                    "name driver", TEXT,
                    "driver_opts", ANY_MAPPING,
                    "external", EXTERNAL,
                    "labels", NAMES_OR_TEXTS))
            .or(NULL);

    private static final Schema CONTENT = keys(Map.of(
            "name file environment content driver template_driver", TEXT,
            "driver_opts", ANY_MAPPING,
            "external", EXTERNAL,
            "labels", NAMES_OR_TEXTS));

    private static final Schema BUILD = keys(Map.of(
            "context dockerfile dockerfile_inline network target isolation", TEXT,
            "no_cache pull privileged", FLAG,
            "args ssh labels additional_contexts", NAMES_OR_TEXTS,
            "cache_from cache_to tags platforms entitlements", TEXTS,
            "extra_hosts", namesTo(TEXT_OR_TEXTS).or(TEXTS),
            "secrets", ANY_LIST,
            "ulimits", ANY_MAPPING,
            "shm_size", NUMBER,
            "provenance sbom", FLAG));

    private static final Schema SERVICE = service();

    private static final Schema INCLUDE =
            TEXT.or(keys(Map.of("path env_file", TEXT_OR_TEXTS, "project_directory", TEXT)));

    private static final Schema FILE = keys(Map.of(
            "version name", TEXT,
            "include", listOf(INCLUDE).or(NULL),
            "services", namesTo(SERVICE),
            "networks", namesTo(NETWORK),
            "volumes", namesTo(STORED),
            "secrets configs", namesTo(CONTENT),
            "models", namesTo(ANY_MAPPING.or(NULL))));

    private ComposeSchema() {}

    /** Refuses a file whose attributes are not those of the specification. */
    static void check(Yaml.Mapping file) {
        FILE.check("", file);
    }

    private static Schema service() {
        var schemas = new LinkedHashMap<String, Schema>();
        schemas.put(
                "image container_name hostname domainname network_mode restart user working_dir stop_signal "
                        + "stop_grace_period platform pull_policy cgroup cgroup_parent cpuset ipc isolation mac_address "
                        + "runtime userns_mode uts",
                TEXT);
        schemas.put("attach init oom_kill_disable privileged read_only stdin_open tty use_api_socket", FLAG);
        schemas.put("scale mem_reservation mem_swappiness oom_score_adj cpu_count cpu_percent", INTEGER);
        schemas.put(
                "cpu_shares cpu_quota cpu_period cpu_rt_period cpu_rt_runtime cpus mem_limit memswap_limit pids_limit "
                        + "shm_size",
                NUMBER);
        schemas.put("pid", TEXT.or(NULL));
        schemas.put("command entrypoint", COMMAND);
        schemas.put("environment labels annotations sysctls", NAMES_OR_TEXTS);
        schemas.put("extra_hosts", namesTo(TEXT_OR_TEXTS).or(TEXTS));
        schemas.put(
                "cap_add cap_drop device_cgroup_rules links external_links profiles security_opt volumes_from dns_opt",
                TEXTS);
        schemas.put("group_add expose", listOf(Schema.of("text or a number", Type.TEXT, Type.INTEGER)));
        schemas.put("dns dns_search tmpfs label_file", TEXT_OR_TEXTS);
        schemas.put("env_file", ENV_FILES);
        schemas.put("ports", listOf(PORT));
        schemas.put("volumes", listOf(VOLUME));
        schemas.put("depends_on", DEPENDENCIES);
        schemas.put("networks", NETWORKS);
        schemas.put("healthcheck", HEALTHCHECK);
        schemas.put("deploy", DEPLOY);
        schemas.put("logging", LOGGING);
        schemas.put("extends", EXTENDS);
        schemas.put("build", TEXT.or(BUILD));
        schemas.put("develop", ANY_MAPPING.or(NULL));
        schemas.put("blkio_config credential_spec storage_opt ulimits provider", ANY_MAPPING);
        schemas.put("configs secrets devices post_start pre_stop", ANY_LIST);
        schemas.put("gpus", TEXT.or(ANY_LIST));
        schemas.put("models", TEXTS.or(ANY_MAPPING));
        return keys(schemas);
    }
}
