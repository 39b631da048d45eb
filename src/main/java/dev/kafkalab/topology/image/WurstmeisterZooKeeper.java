package dev.kafkalab.topology.image;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code wurstmeister/zookeeper}: always one ZooKeeper by itself, with {@code zoo_sample.cfg} as its configuration and
 * no variable that changes it (Dockerfile and {@code start-zk.sh} in wurstmeister/zookeeper-docker). {@code latest} is
 * 3.4.13.
 */
final class WurstmeisterZooKeeper {

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isPublishedAs(image, Set.of("wurstmeister"), "zookeeper"),
            image -> ZooKeeperVersions.ofWurstmeisterTag(image.tag()),
            List.of("start-zk.sh", "zkServer.sh"),
            List.of(),
            ImageFamily::nothing,
            WurstmeisterZooKeeper::interpret);

    private WurstmeisterZooKeeper() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        for (String servers : List.of("ZOO_SERVERS", "ZOOKEEPER_SERVERS")) {
            if (environment.has(servers)) {
                findings.wrong(
                        "%s has no variables at all: %s is ignored, and this is a ZooKeeper by itself."
                                .formatted(findings.image(), servers),
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
        return ImageInterpretation.zooKeeper(version, properties, OptionalInt.empty(), false);
    }
}
