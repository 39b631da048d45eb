package dev.kafkalab.topology.image;

import java.util.List;
import java.util.Optional;

/** The id that KRaft storage is formatted with, under the several names that images give to its variable. */
final class ClusterIds {

    private static final List<String> NAMES =
            List.of("CLUSTER_ID", "KAFKA_CLUSTER_ID", "KAFKA_KRAFT_CLUSTER_ID", "KAFKA_CFG_CLUSTER_ID");

    private ClusterIds() {}

    /** A variable that is set and means the cluster id, but to another publisher's image. */
    static Optional<String> underAnotherName(Environment environment, String... understood) {
        return NAMES.stream()
                .filter(name -> !List.of(understood).contains(name))
                .filter(name -> environment.service().variable(name).isPresent())
                .findFirst();
    }
}
