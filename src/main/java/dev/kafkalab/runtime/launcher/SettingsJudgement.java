package dev.kafkalab.runtime.launcher;

import dev.kafkalab.runtime.Judgement;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.process.SettingsValidation;
import dev.kafkalab.runtime.process.SettingsValidation.Jars;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Topology;
import java.util.List;

/** What Kafka and ZooKeeper themselves say of nodes' settings, whichever runtime is to run them. */
public final class SettingsJudgement {

    private SettingsJudgement() {}

    /**
     * What all of them say, fetching the jars that are not here.
     *
     * @throws SetupException if jars cannot be had, or there is no folder for them
     */
    public static Judgement ofAll(Topology topology, LabSettings settings, Progress progress) {
        return new SettingsValidation(LabFolders.of(settings)).judge(topology, Jars.FETCHED, progress);
    }

    /** What those versions say whose jars are here. Nobody who only reads a file needs a folder for jars. */
    public static Judgement ofThoseThatAreHere(Topology topology, LabSettings settings) {
        try {
            return new SettingsValidation(LabFolders.of(settings)).judge(topology, Jars.PRESENT, words -> {});
        } catch (SetupException e) {
            return new Judgement(List.of(), List.of("Kafka"));
        }
    }
}
