package dev.kafkalab.runtime.process;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do about a refusal of Kafka's that comes up often. The words are those of {@code KafkaConfig.validateValues}
 * and of {@code StorageTool}, 2.8 to 4.3. Of a refusal that is not among them, its own words have to do; what this
 * project's own findings refuse never comes here.
 *
 * @param words what Kafka's message has in it; its group is {@code $1} in the remedy
 * @param property the setting that is to be mended
 * @param remedy with {@code VARIABLE} for the variable by which the node's image sets the property
 */
record KnownRefusal(Pattern words, String property, String remedy) {

    private static final List<KnownRefusal> ALL = List.of(
            new KnownRefusal(
                    "advertised\\.listeners cannot use the nonroutable meta-address",
                    "advertised.listeners",
                    "let VARIABLE name an address that clients can go to: the service's name among containers,"
                            + " localhost with the published port for the host."),
            new KnownRefusal(
                    "advertised\\.listeners config must not contain KRaft controller listeners",
                    "advertised.listeners",
                    "leave the controllers' listener out of VARIABLE: clients never go there."),
            new KnownRefusal(
                    "controller\\.quorum\\.voters is not set on this controller",
                    "controller.quorum.bootstrap.servers",
                    "set controller.quorum.voters (ID@HOST:PORT of each controller) in place of VARIABLE: the image cannot"
                            + " format storage for a quorum that finds its voters itself."),
            new KnownRefusal(
                    "must not contain an explicitly set inter\\.broker\\.listener\\.name .*process\\.roles=controller",
                    "inter.broker.listener.name",
                    "leave VARIABLE out: a node that is a controller alone has no listener for brokers."),
            new KnownRefusal(
                    "listeners config must only contain KRaft controller listeners",
                    "listeners",
                    "leave in VARIABLE only the listeners that controller.listener.names has: this node is no broker."),
            new KnownRefusal(
                    "Cluster ID string .* does not appear to be a valid UUID",
                    "cluster.id",
                    "write 22 characters as \"kafka-storage random-uuid\" prints them, such as MkU3OEVBNTcwNTJENDM2Qg."),
            new KnownRefusal(
                    "Unable to parse (.*) to a broker endpoint",
                    "listeners",
                    "write NAME://HOST:PORT for \"$1\", the host in letters, digits, hyphens and dots."));

    private KnownRefusal(String words, String property, String remedy) {
        this(Pattern.compile(words), property, remedy);
    }

    static Optional<KnownRefusal> of(String refusal) {
        return ALL.stream().filter(known -> known.words.matcher(refusal).find()).findFirst();
    }

    /** What to do about this refusal. */
    String remedy(String refusal, String variable) {
        Matcher matcher = words.matcher(refusal);
        String filled = remedy.replace("VARIABLE", variable);
        return matcher.find() && matcher.groupCount() > 0 ? filled.replace("$1", matcher.group(1)) : filled;
    }
}
