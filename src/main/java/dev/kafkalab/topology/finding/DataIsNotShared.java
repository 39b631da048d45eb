package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.UnreadSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** No two nodes keep their data in the same folder of the same volume: Kafka locks it, and the second one exits. */
final class DataIsNotShared implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        Map<String, Node> owners = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (UnreadSettings.mayChange(node.service())) {
                continue;
            }
            Settings settings = new Settings(node);
            List<String> folders = node.is(Role.ZOOKEEPER) ? settings.list("dataDir") : settings.list("log.dirs");
            for (String folder : folders) {
                for (Volume volume : node.service().volumes()) {
                    String target = volume.target().replaceFirst("/+$", "");
                    if (volume.source().isEmpty() || !(folder + "/").startsWith(target + "/")) {
                        continue;
                    }
                    Node owner = owners.putIfAbsent(source(volume) + folder.substring(target.length()), node);
                    if (owner != null && !owner.equals(node)) {
                        findings.add(Finding.refused(
                                node.service(),
                                volume.position(),
                                "It keeps its data in %s, as %s does: the folder is locked, and the second node exits."
                                        .formatted(source(volume), owner.name()),
                                "give every node a volume of its own."));
                    }
                }
            }
        }
        return findings.stream();
    }

    private static String source(Volume volume) {
        return volume.subpath().isEmpty() ? volume.source() : volume.source() + "/" + volume.subpath();
    }
}
