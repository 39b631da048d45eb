package dev.kafkalab.scenario;

import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.Closeables;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.traffic.TransactionalProducer;
import dev.kafkalab.traffic.processor.Copying;
import dev.kafkalab.traffic.processor.ProcessorProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** A scenario's transactional producers, of which there may be several instances, and its processor. */
public final class Transactions implements AutoCloseable {

    private final LabCluster lab;

    /** A cluster that is used again still knows the ids of the scenario before. */
    private final String suffix = "-" + UUID.randomUUID().toString().substring(0, 8);

    private final Map<String, List<TransactionalProducer>> producers = new LinkedHashMap<>();
    private final List<ProcessorProcess> processors = new ArrayList<>();
    private boolean processorRuns;

    Transactions(LabCluster lab) {
        this.lab = lab;
    }

    /** The {@code transactional.id} of the producer that steps call so. */
    public String id(String name) {
        return name + suffix;
    }

    /**
     * Starts a producer, or another instance of the one of that name, which fences those before.
     *
     * @param settings producer settings beside Kafka's own defaults
     */
    public void start(String name, Map<String, String> settings) {
        try {
            producers
                    .computeIfAbsent(name, n -> new ArrayList<>())
                    .add(new TransactionalProducer(lab.observer().bootstrapServers(), id(name), settings));
        } catch (KafkaException e) {
            throw new UnfitClusterException(
                    "The producer %s was not taken by the cluster: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Whether the scenario has a producer or a processor that begins transactions. */
    public boolean areUsed() {
        return !producers.isEmpty() || !processors.isEmpty();
    }

    /** The producer's latest instance. @throws IllegalStateException if there is none */
    public TransactionalProducer latest(String name) {
        List<TransactionalProducer> instances = instances(name);
        return instances.get(instances.size() - 1);
    }

    /** The instance before the latest. @throws IllegalStateException if there is none */
    public TransactionalProducer earlier(String name) {
        List<TransactionalProducer> instances = instances(name);
        if (instances.size() < 2) {
            throw new IllegalStateException(
                    "The producer %s has one instance: a step such as \"When another instance of producer %s starts\" must come before this one"
                            .formatted(name, name));
        }
        return instances.get(instances.size() - 2);
    }

    private List<TransactionalProducer> instances(String name) {
        return Optional.ofNullable(producers.get(name))
                .orElseThrow(() -> new IllegalStateException(
                        "There is no transactional producer %s: a step such as \"Given a transactional producer %s\" must come before this one"
                                .formatted(name, name)));
    }

    /** The scenario's processor copies so many messages more; it is started if none runs. @return who it was */
    public ProcessorProcess copy(int messages, String input, String output, Copying copying) {
        if (!processorRuns) {
            processors.add(ProcessorProcess.start(
                    lab.observer().bootstrapServers(), id("processor"), input, output, lab.logs()));
            processorRuns = true;
        }
        ProcessorProcess processor = latestProcessor();
        processor.copy(messages, copying);
        return processor;
    }

    /** SIGKILL to the processor. @return who it was */
    public ProcessorProcess killProcessor() {
        if (!processorRuns) {
            throw new IllegalStateException(
                    "No processor runs: a step such as \"When the processor copies 5 messages of orders to invoices in a transaction\" must come before this one");
        }
        processorRuns = false;
        latestProcessor().kill();
        return latestProcessor();
    }

    private ProcessorProcess latestProcessor() {
        return processors.get(processors.size() - 1);
    }

    @Override
    public void close() {
        Closeables.closeAll(Stream.concat(
                        producers.values().stream().flatMap(List::stream).<Runnable>map(producer -> producer::close),
                        processors.stream().<Runnable>map(processor -> processor::close))
                .toList());
    }
}
