package dev.kafkalab.submission;

import java.util.Locale;

/**
 * What is refused in a submission. Each rule has the name that students, graders and the documentation know it by.
 *
 * <p>What a Compose file may have is a list of what is allowed; these are the names of what is not.
 */
public enum SafetyRule {
    LINK_OUTSIDE(
            "a symbolic link that could lead out of the folder: absolute, or with .. in it",
            "copy the file itself into the folder"),
    SPECIAL_FILE("a pipe, a socket or a device in the folder, or what nobody may read", "hand in plain files only"),
    TOO_LARGE("more files, folders or bytes than a submission has", "hand in the Compose file and what it needs"),
    NO_COMPOSE_FILE(
            "a folder in which it is not clear which file is the Compose file",
            "call it compose.yaml and put it directly into the folder"),

    NOT_READABLE("a Compose file that Docker Compose would not read either", "mend what the reason names"),
    YAML_BOMB(
            "YAML that stands for more than anybody means: aliases of aliases, values nested without end",
            "write out what you need"),
    YAML_TAG("a tag such as !!python/object, !!java or !reset", "remove the tag, or put the value in quotes"),
    UNKNOWN_KEY(
            "a key that Compose files do not have, in any other spelling or case too",
            "check name and indentation; what is meant for other tools begins with x-"),
    GRADER_VARIABLE(
            "a variable that only the environment of whoever starts the file could set",
            "set it in a file .env in the folder, or write a default: ${NAME:-default}"),

    INCLUDE_OUTSIDE("an include of a file outside the folder, or of an address", "copy the file into the folder"),
    EXTENDS_OUTSIDE("an extends from a file outside the folder", "copy the file into the folder"),
    ENV_FILE_OUTSIDE("an env_file outside the folder", "copy the file into the folder"),
    LABEL_FILE_OUTSIDE("a label_file outside the folder", "copy the file into the folder"),
    CONFIG_OUTSIDE("a config from a file outside the folder", "copy the file into the folder, or write content:"),
    SECRET_OUTSIDE("a secret from a file outside the folder", "copy the file into the folder"),
    BIND_MOUNT_OUTSIDE(
            "a bind mount of something outside the folder",
            "use a named volume, or copy what is needed into the folder and mount it as ./name"),
    DOCKER_SOCKET("the socket of Docker or of another engine", "leave the mount out: Kafka does not need it"),
    MOUNT_TYPE("a mount that is neither a volume, a bind mount nor a tmpfs", "use a named volume"),

    PRIVILEGED("privileged", "leave it out: Kafka does not need it"),
    CAP_ADD("cap_add", "leave it out: Kafka needs no capabilities"),
    DEVICES(
            "devices, device_cgroup_rules, gpus, blkio_config, and reservations of devices",
            "leave them out: Kafka needs no devices"),
    SECURITY_OPT("security_opt, but for no-new-privileges", "leave it out"),
    SYSCTLS("sysctls", "leave them out"),
    HOST_NETWORK(
            "the host's own network", "leave network_mode out, and publish the ports that clients on the host need"),
    HOST_NAMESPACE("the host's pid, ipc, uts, userns or cgroup namespace", "leave it out"),
    CONTAINER_NAMESPACE("a namespace of another container", "leave it out"),
    CONTAINER_RUNTIME(
            "a runtime, isolation, credential_spec, cgroup_parent or storage_opt of the engine", "leave it out"),
    OOM_KILL_DISABLE("oom_kill_disable", "leave it out, and set mem_limit if the node needs more memory"),
    DRIVER_OPTS(
            "options or drivers of volumes, configs and secrets, and options of networks",
            "leave driver and driver_opts out"),
    NETWORK_DRIVER("a network driver other than bridge", "leave driver out"),
    NETWORK_SUBNET("a subnet that is not private", "leave ipam out, or take one from 172.16.0.0/12"),
    EXTERNAL_VOLUME("an external volume", "leave external out: the volume is then made for this cluster"),
    EXTERNAL_NETWORK("an external network", "leave external out: the network is then made for this cluster"),
    EXTERNAL_FILE("an external config or secret", "use content: or file: instead"),
    VOLUMES_FROM("volumes_from", "give each service its volumes under volumes:"),
    EXTERNAL_LINKS("external_links", "put all services of the cluster into this file"),
    BUILD("an image that is built", "name a published image, such as apache/kafka:4.1.1"),
    HOOKS("post_start, pre_stop and develop", "leave them out: no command of a submission is run"),
    PROVIDER("provider and models, which run other programs", "leave them out"),
    USE_API_SOCKET("use_api_socket", "leave it out"),
    EXTRA_HOSTS("extra_hosts", "name the services of this file instead"),
    REPLICAS_LIMIT("more than one container for a service", "write a service of its own for each node"),
    SERVICES_LIMIT("more services than a lab needs", "leave out those that the lab does not need"),
    PORTS_LIMIT("more published ports than a lab needs", "publish one port for each broker"),

    IMAGE_NOT_ALLOWED(
            "a broker, controller or ZooKeeper from an image that is not on the list",
            "use apache/kafka, confluentinc/cp-kafka, confluentinc/cp-zookeeper or zookeeper, as they are published"),
    JVM_OPTIONS(
            "options of the JVM other than sizes of the heap and a few that are harmless: agents, class paths, -D",
            "leave it out; only -Xms and -Xmx are taken"),
    LOADER_VARIABLE(
            "a variable by which a shell, a linker or a JVM loads code, such as LD_PRELOAD", "leave the variable out"),
    LOG_CONFIGURATION(
            "levels and loggers with anything but names and levels in them",
            "write a level, such as INFO, or a list such as kafka.controller=DEBUG"),
    CLASS_LOADING_PROPERTY(
            "a property that names a class to load, but for Kafka's and ZooKeeper's own", "leave the property out"),
    PLUGIN_PATH("plugin.path, class.path and the like", "leave the property out"),
    TIERED_STORAGE("tiered storage and its managers", "leave remote.log.* out"),
    LOG_DIRS_OUTSIDE(
            "data folders other than those of the images, or of a volume",
            "leave it out, or use a folder such as /var/lib/kafka/data"),
    SSL_LOCATION_OUTSIDE(
            "a key store, trust store or key that is not in a mounted file of the submission",
            "put the file into the folder and mount it where the property names it"),
    JAAS_LOGIN_MODULE(
            "a login module other than Kafka's own PLAIN, SCRAM and OAUTHBEARER",
            "use PlainLoginModule or ScramLoginModule of org.apache.kafka.common.security"),
    PATH_PROPERTY("any other property whose value is a path", "leave the property out"),
    URL_OUTSIDE("an address (URL) that is not one of the file's own services", "name a service of this file"),
    ADDRESS_OUTSIDE(
            "an IP address that is neither this machine's loopback nor one that the file gives to a service of the cluster, and a name with a dot that none of them has",
            "write the names of the services, and localhost for clients on the host");

    private final String refused;
    private final String instead;

    SafetyRule(String refused, String instead) {
        this.refused = refused;
        this.instead = instead;
    }

    /** What the rule refuses, for a table. */
    public String refused() {
        return refused;
    }

    /** What to do instead. */
    public String instead() {
        return instead;
    }

    /** The rule's name: {@code bind-mount-outside}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
