package dev.kafkalab.submission;

import java.util.Collection;
import java.util.Set;

/**
 * How much one submission may be, and what each of its nodes may use.
 *
 * @param files the most files and folders of a submission
 * @param bytes the most bytes of all its files together
 * @param services the most services of its Compose file
 * @param ports the most ports that they publish
 * @param heapMegabytes the largest heap of a node, in MB; a larger one that is asked for becomes this
 * @param cpus the most processors that a node uses at a time
 * @param pids the most processes and threads of a node
 * @param images repositories of images, without tags, that are allowed beside the well-known ones
 */
public record Limits(
        int files, long bytes, int services, int ports, int heapMegabytes, double cpus, int pids, Set<String> images) {

    /** What none of the labs comes near: their largest cluster has seven services and six published ports. */
    public static final Limits DEFAULT = new Limits(500, 10_000_000, 30, 60, 512, 2, 2_000, Set.of());

    public Limits {
        images = Set.copyOf(images);
    }

    /** The same, with these images allowed too. */
    public Limits allowing(Collection<String> more) {
        return new Limits(files, bytes, services, ports, heapMegabytes, cpus, pids, Set.copyOf(more));
    }

    /** What a node with the largest heap may take with all that its JVM has besides, in MB. */
    public int memoryMegabytes(int heap) {
        return heap + heap / 4 + 256;
    }
}
