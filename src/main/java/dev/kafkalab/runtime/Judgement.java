package dev.kafkalab.runtime;

import dev.kafkalab.topology.Finding;
import java.util.List;

/**
 * What the programs of a file's nodes say of their settings.
 *
 * @param refusals what they refuse, in the file's order
 * @param notAsked the programs that have not judged all their nodes, such as {@code Kafka 3.9.1}: their jars are not
 *     here, or they gave no answer
 */
public record Judgement(List<Finding> refusals, List<String> notAsked) {}
