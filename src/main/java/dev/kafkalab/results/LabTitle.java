package dev.kafkalab.results;

import java.util.Map;

/** A lab's title, from its folder's name. */
public final class LabTitle {

    private static final Map<String, String> NAMES = Map.of("kraft", "KRaft", "zookeeper", "ZooKeeper");

    private LabTitle() {}

    /** {@code partitions-and-groups} is "Partitions and groups"; features in no folder are "Features". */
    public static String of(String folder) {
        if (folder.isEmpty()) {
            return "Features";
        }
        String words = folder.replace("/", ": ").replace('-', ' ').replace('_', ' ');
        return NAMES.getOrDefault(words, Character.toUpperCase(words.charAt(0)) + words.substring(1));
    }

    /** The title of the lab that a feature belongs to, by its URI. */
    public static String ofFeature(String uri) {
        return of(FeatureFile.of(uri).folder());
    }
}
