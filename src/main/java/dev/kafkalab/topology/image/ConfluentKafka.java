package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.ListenerList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * {@code confluentinc/cp-kafka}, {@code cp-server} and, up to 7.9, {@code cp-enterprise-kafka}.
 *
 * <p>Rules: {@code kafka/include/etc/confluent/docker/configure}, {@code ensure} and {@code kafka.properties.template}
 * (and the same of {@code server}) in confluentinc/kafka-images; {@code dub} and {@code cub} in confluent-docker-utils,
 * and {@code ub} in common-docker, which takes their place in {@code cp-kafka} from 8.1 on. KRaft mode came with 7.4;
 * ZooKeeper mode went with 8.0.
 */
final class ConfluentKafka {

    private static final String COMMUNITY = "cp-kafka";
    private static final String SERVER = "cp-server";
    private static final String ENTERPRISE = "cp-enterprise-kafka";

    /** Besides those of every image of Kafka. */
    private static final List<String> NOT_PROPERTIES = List.of("cub.zk.timeout", "data.dirs", "jmx.port");

    /** {@code configure} exits with 1 when it sees one of these. */
    private static final List<String> REFUSED_VARIABLES =
            List.of("KAFKA_ADVERTISED_PORT", "KAFKA_ADVERTISED_HOST", "KAFKA_HOST", "KAFKA_PORT");

    private static final String ADVERTISED = "KAFKA_ADVERTISED_LISTENERS";
    private static final String CLUSTER_ID = "CLUSTER_ID";

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isCalled(image, Set.of(COMMUNITY, SERVER, ENTERPRISE)),
            image -> isEnterprise(image)
                    ? KafkaVersions.ofLastConfluentTag(image.tag())
                    : KafkaVersions.ofConfluentTag(image.tag()),
            List.of("/etc/confluent/docker/run", "kafka-server-start"),
            List.of("KAFKA_ZOOKEEPER_CONNECT", "KAFKA_PROCESS_ROLES", ADVERTISED),
            ImageFamily::nothing,
            ConfluentKafka::interpret);

    private ConfluentKafka() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        Image image = findings.image();
        Version release = isEnterprise(image)
                ? KafkaVersions.lastConfluentRelease(image.tag())
                : KafkaVersions.confluentRelease(image.tag());
        boolean withUb = image.name().equals(COMMUNITY) && !release.isBefore(8, 1);
        ConfigurationFile file = new ConfigurationFile();
        file.appendAll(written(environment, image, release, withUb));

        requireMode(findings, environment, release, version);
        requireAdvertised(findings, environment);
        KafkaScripts.requireSecurity(findings, environment);
        REFUSED_VARIABLES.stream()
                .filter(environment::has)
                .forEach(variable -> findings.refused(
                        "%s makes %s exit with 1: it is long deprecated.".formatted(variable, image),
                        "leave it out, and say where clients find the broker in KAFKA_ADVERTISED_LISTENERS.",
                        variable));
        Bitnami.namesAreIgnored(findings, environment);

        boolean kraft = environment.has("KAFKA_PROCESS_ROLES");
        Optional<String> clusterId = Optional.empty();
        if (kraft && !release.isBefore(7, 4)) {
            clusterId = withUb ? anyClusterId(findings, environment) : clusterId(findings, environment);
        }
        return ImageInterpretation.kafka(version, findings.read(file), clusterId);
    }

    private static boolean isEnterprise(Image image) {
        return image.name().equals(ENTERPRISE);
    }

    private static Map<String, String> written(Environment environment, Image image, Version release, boolean withUb) {
        boolean faultyUb = withUb && hasFaultyUb(release);
        UnaryOperator<String> naming = release.isBefore(5, 3, 4)
                ? PropertyNames::plain
                : faultyUb ? PropertyNames::escapedByUb : PropertyNames::escapedByDub;
        Map<String, String> written = PropertyNames.of(environment, "KAFKA_", KafkaScripts.NOT_PROPERTIES, naming);
        NOT_PROPERTIES.forEach(written::remove);
        if (KafkaScripts.controllerOnly(written) && !environment.has(ADVERTISED)) {
            written.remove("advertised.listeners");
            if (image.name().equals(COMMUNITY) && !release.isBefore(8, 0)) {
                // The Dockerfile sets the variable to nothing, and since 8.0 "configure" no longer unsets it.
                written.put("advertised.listeners", "");
            }
        }
        if (faultyUb) {
            // "ub listeners" keeps the host and drops the name.
            KafkaScripts.listenersFrom(written, advertised -> advertised.replaceAll("[^,\\s]*://", ""));
        } else {
            KafkaScripts.listenersFromAdvertised(written);
        }
        KafkaScripts.secretsOfSsl(written);
        if (written.getOrDefault("log.dirs", "").isEmpty()) {
            written.put("log.dirs", "/var/lib/kafka/data");
        }
        if (!release.isBefore(5, 5) && written.containsKey("zookeeper.client.cnxn.socket")) {
            written.put("zookeeper.clientCnxnSocket", written.remove("zookeeper.client.cnxn.socket"));
        }
        confluentsOwn(written, environment, image, naming);
        return written;
    }

    /** Names that mean nothing to Apache Kafka. */
    private static void confluentsOwn(
            Map<String, String> written, Environment environment, Image image, UnaryOperator<String> naming) {
        written.putAll(PropertyNames.of(
                environment, "CONFLUENT_SUPPORT_", Set.of(), name -> "confluent.support." + naming.apply(name)));
        if (!image.name().equals(COMMUNITY)) {
            written.putAll(PropertyNames.of(
                    environment, "CONFLUENT_METRICS_", Set.of(), name -> "confluent.metrics." + naming.apply(name)));
        }
        if (image.name().equals(SERVER)) {
            written.putIfAbsent("confluent.balancer.enable", "true");
        }
    }

    /** cp-docker-utils 1.0.15, of June 2026, mends {@code ub}; the first releases with it. */
    private static boolean hasFaultyUb(Version release) {
        return release.isBefore(8, 1, 5)
                || !release.isBefore(8, 2) && release.isBefore(8, 2, 3)
                || !release.isBefore(8, 3) && release.isBefore(8, 3, 1);
    }

    private static void requireMode(
            FindingCollector findings, Environment environment, Version release, Version version) {
        boolean kraft = environment.has("KAFKA_PROCESS_ROLES");
        if (!release.isBefore(8, 0) && !kraft) {
            findings.refused(
                    "%s is Apache Kafka %s, which has no ZooKeeper mode: without KAFKA_PROCESS_ROLES it exits with 1."
                            .formatted(findings.image(), version.number()),
                    "keep ZooKeeper with the image %s:7.9.1, or give the node KAFKA_PROCESS_ROLES and CLUSTER_ID."
                            .formatted(findings.image().repository()),
                    "KAFKA_ZOOKEEPER_CONNECT");
        } else if (!kraft) {
            findings.needs(
                    "KAFKA_ZOOKEEPER_CONNECT",
                    " in ZooKeeper mode, which is its mode without KAFKA_PROCESS_ROLES",
                    "write KAFKA_ZOOKEEPER_CONNECT: zoo1:2181,zoo2:2181,zoo3:2181 with the names of your ZooKeepers.");
        } else if (release.isBefore(7, 4)) {
            findings.needs(
                    "KAFKA_ZOOKEEPER_CONNECT",
                    ": its start script knows KRaft mode only from 7.4 on",
                    "use the image %s:7.9.1.".formatted(findings.image().repository()));
        }
    }

    /** The script hands the id to the tool without quotes: blanks around it are lost, and one in it makes two words. */
    private static Optional<String> clusterId(FindingCollector findings, Environment environment) {
        String hint = KafkaScripts.clusterIdUnderAnotherName(environment, CLUSTER_ID)
                .map(other -> ": %s is a name that it ignores".formatted(other))
                .orElse(" in KRaft mode");
        findings.needs(
                CLUSTER_ID,
                hint,
                "give every node of the cluster the same CLUSTER_ID, such as MkU3OEVBNTcwNTJENDM2Qk.");
        return environment.value(CLUSTER_ID).map(String::strip).map(id -> inOneWord(findings, id));
    }

    /** {@code ub ensure} takes the empty {@code CLUSTER_ID} of the Dockerfile for set: then the id is empty. */
    private static Optional<String> anyClusterId(FindingCollector findings, Environment environment) {
        String id = environment.valueOr(CLUSTER_ID, "").strip();
        Optional<String> other = KafkaScripts.clusterIdUnderAnotherName(environment, CLUSTER_ID);
        if (id.isEmpty() && other.isPresent()) {
            findings.wrong(
                    "The image reads the cluster id from CLUSTER_ID; %s is ignored, and the storage is formatted with an empty id."
                            .formatted(other.get()),
                    "call the variable CLUSTER_ID, on every node of the cluster.",
                    other.get());
        } else if (id.isEmpty()) {
            findings.note(
                    "CLUSTER_ID is not set: %s formats its storage with an empty id; up to 8.0 the image exited with 1."
                            .formatted(findings.image()),
                    "give every node of the cluster the same CLUSTER_ID, such as MkU3OEVBNTcwNTJENDM2Qk.",
                    CLUSTER_ID);
        }
        return Optional.of(inOneWord(findings, id));
    }

    private static String inOneWord(FindingCollector findings, String id) {
        if (id.matches("(?s).*\\s.*")) {
            findings.refused(
                    "There is a blank in CLUSTER_ID: kafka-storage takes what follows for an option, and the image exits with 1.",
                    "write an id such as MkU3OEVBNTcwNTJENDM2Qk.",
                    CLUSTER_ID);
        }
        return id;
    }

    /** What to advertise: the listeners that there are, or else one for other containers and one for the host. */
    private static String advertising(Environment environment) {
        Service service = environment.service();
        List<String> ofControllers = List.of(
                environment.valueOr("KAFKA_CONTROLLER_LISTENER_NAMES", "").split(","));
        String listeners = ListenerList.parse(environment.valueOr("KAFKA_LISTENERS", "")).entries().stream()
                .filter(entry -> !ofControllers.contains(entry.name()))
                .map(entry -> entry.name() + "://"
                        + service.ports().stream()
                                .filter(port ->
                                        port.containerPort() == entry.endpoint().port())
                                .map(port -> "localhost:" + port.hostPort())
                                .findFirst()
                                .orElse(service.name() + ":" + entry.endpoint().port()))
                .collect(Collectors.joining(","));
        if (!listeners.isEmpty()) {
            return "write KAFKA_ADVERTISED_LISTENERS: %s.".formatted(listeners);
        }
        int host = service.ports().stream()
                .map(PublishedPort::hostPort)
                .filter(port -> port != 0)
                .findFirst()
                .orElse(9092);
        boolean published =
                service.ports().stream().anyMatch(port -> port.hostPort() == host && port.containerPort() == host);
        return "write KAFKA_ADVERTISED_LISTENERS: INTERNAL://%s:%d,EXTERNAL://localhost:%d, KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: %sINTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT and KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL%s."
                .formatted(
                        service.name(),
                        host == 29_092 ? 29_093 : 29_092,
                        host,
                        ofControllers.stream()
                                .filter(name -> !name.isBlank())
                                .map(name -> name.trim() + ":PLAINTEXT,")
                                .collect(Collectors.joining()),
                        published ? "" : ", and publish %d:%d".formatted(host, host));
    }

    private static void requireAdvertised(FindingCollector findings, Environment environment) {
        boolean controllerOnly = environment.valueOr("KAFKA_PROCESS_ROLES", "").equals("controller");
        if (!controllerOnly) {
            findings.needs(ADVERTISED, "", advertising(environment));
        }
        KafkaScripts.refuseAdvertisedController(findings, environment);
    }
}
