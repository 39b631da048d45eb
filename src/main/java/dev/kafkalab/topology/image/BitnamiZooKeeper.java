package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.Program;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code bitnami/zookeeper} and {@code bitnamilegacy/zookeeper}.
 *
 * <p>Rules: {@code zookeeper_validate} and {@code zookeeper_generate_conf} in {@code libzookeeper.sh} and the defaults in
 * {@code zookeeper-env.sh} of bitnami/containers (read for 3.8 and 3.9): {@code ZOO_SERVERS} is
 * {@code zoo1:2888:3888,zoo2:2888:3888}, separated by comma, semicolon or space and numbered in its order, or with
 * {@code ::id} behind each.
 */
final class BitnamiZooKeeper implements ImageFamily {

    private static final String SERVERS = "ZOO_SERVERS";
    private static final String ID = "ZOO_SERVER_ID";
    private static final String NUMBERED = "::";

    @Override
    public boolean recognizes(Image image) {
        return ImageNames.isPublishedAs(image, BitnamiImages.PUBLISHERS, "zookeeper");
    }

    @Override
    public boolean startsWith(String command) {
        return command.contains("/opt/bitnami/scripts/zookeeper/") || command.contains("zkServer.sh");
    }

    @Override
    public boolean configuredAsNode(Service service) {
        return new Environment(service).hasAny(SERVERS, ID, "ALLOW_ANONYMOUS_LOGIN");
    }

    @Override
    public Reading read(Service service, Image image) {
        Environment environment = new Environment(service);
        Version version = ZooKeeperVersions.ofTag(image.tag());
        OptionalInt id = Numbers.integer(environment.valueOr(ID, "1"));
        Map<String, String> servers = servers(environment);

        Requirements requirements = new Requirements(environment, image.toString());
        requirements.addAll(version.findings(service, image));
        BitnamiImages.retired(requirements, image);
        if (!isYes(environment, "ALLOW_ANONYMOUS_LOGIN") && !isYes(environment, "ZOO_ENABLE_AUTH")) {
            requirements.refused(
                    "ALLOW_ANONYMOUS_LOGIN is not yes, and ZOO_ENABLE_AUTH neither: this image exits with 1.",
                    "write ALLOW_ANONYMOUS_LOGIN: \"yes\".",
                    "ALLOW_ANONYMOUS_LOGIN");
        }
        if (environment.has("ZOO_MY_ID") && !environment.has(ID)) {
            requirements.wrong(
                    "%s ignores ZOO_MY_ID, which is the official image's: its id is 1.".formatted(image),
                    "call the variable ZOO_SERVER_ID.",
                    "ZOO_MY_ID");
        }
        Ensemble.check(requirements, servers, id, ID, SERVERS);

        String port = environment.valueOr("ZOO_PORT_NUMBER", "2181");
        Map<String, String> properties = properties(environment, port);
        servers.forEach((name, address) -> properties.put(name, address + ";" + port));
        Optional<Integer> member = servers.isEmpty() || id.isEmpty() ? Optional.empty() : Optional.of(id.getAsInt());
        return new Reading(new Program.ZooKeeper(version.number(), properties, member), id, requirements.findings());
    }

    /** A list of one is no list: then it runs by itself. */
    private static Map<String, String> servers(Environment environment) {
        List<String> written = Arrays.stream(environment.valueOr(SERVERS, "").split("[;, \\n]+"))
                .filter(server -> !server.isEmpty())
                .toList();
        if (written.size() < 2) {
            return Map.of();
        }
        if (written.stream().noneMatch(server -> server.contains(NUMBERED))) {
            return Ensemble.numbered(written);
        }
        Map<String, String> servers = new LinkedHashMap<>();
        written.forEach(server -> {
            int split = server.lastIndexOf(NUMBERED);
            servers.put("server." + server.substring(split + 2), split < 0 ? server : server.substring(0, split));
        });
        return servers;
    }

    private static Map<String, String> properties(Environment environment, String port) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("dataDir", "/bitnami/zookeeper/data");
        properties.put("clientPort", port);
        properties.put("tickTime", environment.valueOr("ZOO_TICK_TIME", "2000"));
        properties.put("initLimit", environment.valueOr("ZOO_INIT_LIMIT", "10"));
        properties.put("syncLimit", environment.valueOr("ZOO_SYNC_LIMIT", "5"));
        properties.put("maxClientCnxns", environment.valueOr("ZOO_MAX_CLIENT_CNXNS", "60"));
        properties.put("maxSessionTimeout", environment.valueOr("ZOO_MAX_SESSION_TIMEOUT", "40000"));
        properties.put("autopurge.purgeInterval", environment.valueOr("ZOO_AUTOPURGE_INTERVAL", "0"));
        properties.put("autopurge.snapRetainCount", environment.valueOr("ZOO_AUTOPURGE_RETAIN_COUNT", "3"));
        properties.put("4lw.commands.whitelist", environment.valueOr("ZOO_4LW_COMMANDS_WHITELIST", "srvr, mntr"));
        properties.put("admin.enableServer", String.valueOf(isYes(environment, "ZOO_ENABLE_ADMIN_SERVER")));
        environment.value("ZOO_DATA_LOG_DIR").ifPresent(directory -> properties.put("dataLogDir", directory));
        return properties;
    }

    private static boolean isYes(Environment environment, String variable) {
        return Set.of("1", "yes", "true")
                .contains(environment.valueOr(variable, "").toLowerCase(Locale.ROOT));
    }
}
