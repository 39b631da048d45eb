package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Program;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code wurstmeister/zookeeper}: always one ZooKeeper by itself, with {@code zoo_sample.cfg} as its configuration and
 * no variable that changes it (Dockerfile and {@code start-zk.sh} in wurstmeister/zookeeper-docker). {@code latest} is 3.4.13.
 */
final class WurstmeisterZooKeeper implements ImageFamily {

    @Override
    public boolean recognizes(Image image) {
        return ImageNames.isPublishedAs(image, Set.of("wurstmeister"), "zookeeper");
    }

    @Override
    public boolean startsWith(String command) {
        return command.contains("start-zk.sh") || command.contains("zkServer.sh");
    }

    @Override
    public boolean configuredAsNode(Service service) {
        return false;
    }

    @Override
    public Reading read(Service service, Image image) {
        Environment environment = new Environment(service);
        Version version =
                Tag.numbers(image.tag()).isEmpty() ? Version.floating("3.4.13") : ZooKeeperVersions.ofTag(image.tag());
        Requirements requirements = new Requirements(environment, image.toString());
        requirements.addAll(version.findings(service, image));
        for (String servers : new String[] {"ZOO_SERVERS", "ZOOKEEPER_SERVERS"}) {
            if (environment.has(servers)) {
                requirements.wrong(
                        "%s has no variables at all: %s is ignored, and this is a ZooKeeper by itself."
                                .formatted(image, servers),
                        "use zookeeper:3.8.4 with ZOO_MY_ID and ZOO_SERVERS.",
                        servers);
            }
        }
        Map<String, String> properties = Map.of(
                "tickTime", "2000",
                "initLimit", "10",
                "syncLimit", "5",
                "clientPort", "2181",
                "dataDir", "/opt/zookeeper-%s/data".formatted(version.number()),
                "autopurge.snapRetainCount", "3",
                "autopurge.purgeInterval", "1");
        return new Reading(
                new Program.ZooKeeper(version.number(), properties, Optional.empty()),
                OptionalInt.empty(),
                requirements.findings());
    }
}
