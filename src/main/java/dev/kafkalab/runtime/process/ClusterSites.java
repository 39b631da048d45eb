package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a cluster holds on this machine while it exists: a range of addresses and a folder for its data. */
final class ClusterSites {

    private final Topology topology;
    private final LabFolders folders;
    private final Slots slots;
    private Slot slot;
    private WorkFolder work;

    ClusterSites(Topology topology, LabFolders folders, Slots slots) {
        this.topology = topology;
        this.folders = folders;
        this.slots = slots;
    }

    /**
     * Claims both, unless they are held already.
     *
     * @throws SetupException if a cluster of this topology runs from this checkout already
     */
    synchronized void claim() {
        if (slot != null) {
            return;
        }
        work = WorkFolder.open(path())
                .orElseThrow(() -> new SetupException(
                        "A cluster of %s runs from this folder already (its data is in %s). Fix: end it first, or give this run another data folder with -Dlab.work=DIR."
                                .formatted(topology.composeFile(), path())));
        try {
            slot = slots.claim(this::isVacant);
            slot.record()
                    .writeOwner(new SlotRecord.Owner(
                            ProcessHandle.current().pid(), Path.of("").toAbsolutePath(), path()));
            LoopbackRange.check(slot, topology.nodes().size());
        } catch (RuntimeException e) {
            letGo();
            throw e;
        }
    }

    private boolean isVacant(Slot candidate) {
        List<Node> nodes = topology.nodes();
        return IntStream.range(0, nodes.size())
                .allMatch(index -> NodePorts.areFree(nodes.get(index), candidate.address(index)));
    }

    private void letGo() {
        work.release();
        if (slot != null) {
            slot.close();
            slot = null;
        }
    }

    /** The data is about to be written to. */
    void use() {
        work.use();
    }

    /** Writes down a process, so that it can be found if this JVM is killed. */
    void record(ProcessIdentity process) {
        slot.record().add(process);
    }

    NodeLaunches.Site of(Node node) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < topology.nodes().size(); i++) {
            places.add(Place.of(topology.nodes().get(i), slot.address(i)));
        }
        Place own = places.stream()
                .filter(place -> place.node().equals(node.name()))
                .findFirst()
                .orElseThrow();
        return new NodeLaunches.Site(own, places, work.node(node.name()), log(node));
    }

    Path log(Node node) {
        return folders.log(topology.name(), node.name());
    }

    Path folder(String node) {
        return path().resolve(node);
    }

    private Path path() {
        return folders.work().resolve(topology.name());
    }

    /** Lets both go. Nothing that was recorded may run any more. */
    synchronized void release(Data data) {
        if (slot == null) {
            return;
        }
        if (data == Data.KEEP) {
            work.keep();
        } else {
            work.remove();
        }
        slot.close();
        slot = null;
    }
}
