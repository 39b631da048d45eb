package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import java.util.stream.Stream;

/** One thing that can be wrong between the nodes of a file, or between a node's own settings. */
interface Check {

    Stream<Finding> findings(ServiceGraph graph);
}
