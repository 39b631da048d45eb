package dev.kafkalab.evidence;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.Measurement.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words and numbers in which evidence is told, on the console and on pages alike. Evidence itself has none: nobody
 * has to read a sentence to know what was seen.
 */
public final class EvidenceText {

    private static final double WORTH_TELLING = 0.1;
    private static final String NONE = "none";

    /** Where a sentence tells of how many; no name has these characters. */
    private static final String COUNT = "\u0000";

    private static final String COUNTED = ", of " + COUNT;

    private EvidenceText() {}

    /** Whose state it is: {@code node kafka1}, {@code leader of testTopic-0}. */
    public static String subject(Subject subject) {
        if (subject instanceof Subject.Node node) {
            return "node " + node.name();
        }
        if (subject instanceof Subject.EnsembleMember member) {
            return "ZooKeeper " + member.node();
        }
        if (subject instanceof Subject.LeaderOf leader) {
            return "leader of " + leader.topic() + "-" + leader.partition();
        }
        if (subject instanceof Subject.IsrOf isr) {
            return "ISR of " + isr.topic() + "-" + isr.partition();
        }
        if (subject instanceof Subject.Group group) {
            return "group " + group.group();
        }
        return String.join(" of ", names(subject));
    }

    /** What it is: {@code running}, {@code broker 2}, {@code 1, 2 and 3}; {@code none}. */
    public static String state(State state) {
        if (state instanceof State.OfNode node) {
            return node.state().name().toLowerCase(Locale.ROOT);
        }
        if (state instanceof State.OfLeader leader) {
            return leader.absent() ? NONE : "broker " + leader.broker().getAsInt();
        }
        if (state instanceof State.OfController controller) {
            return controller.absent()
                    ? NONE
                    : (controller.broker() ? "broker " : "node ")
                            + controller.node().getAsInt();
        }
        if (state instanceof State.OfIds isr) {
            return list(isr.ids());
        }
        return state instanceof State.OfEnsembleMember member ? member.mode() : ((State.Described) state).words();
    }

    /** {@code partition 0: leader 1, replicas 1,2, ISR 1,2; partition 1: leader none, replicas 2, ISR 2}. */
    public static String partitions(List<Snapshot.Partition> partitions) {
        return partitions.isEmpty()
                ? "no such topic"
                : partitions.stream()
                        .map(seen -> partition(
                                seen.partition(),
                                Optional.of(seen.leader()),
                                Optional.of(seen.replicas()),
                                Optional.of(seen.isr())))
                        .collect(Collectors.joining("; "));
    }

    /** The same of one partition, without what is not given. @param leader a broker's id, negative for none */
    public static String partition(
            int number, Optional<Integer> leader, Optional<List<Integer>> replicas, Optional<List<Integer>> isr) {
        return "partition %d: ".formatted(number)
                + Stream.of(
                                leader.map(id -> "leader " + (id < 0 ? NONE : id)),
                                replicas.map(ids -> "replicas " + joined(ids)),
                                isr.map(ids -> "ISR " + joined(ids)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
    }

    private static String joined(List<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** What became of its subject: what was done to it, or else the state in which it was seen. */
    public static String value(Timeline.Event event) {
        return event.cause() instanceof Applied done ? done.operation() : state(event.state());
    }

    /** {@code kafka1 killed}. */
    public static String applied(Applied done) {
        return name(done.to()) + " " + done.operation();
    }

    /** How people call it, without saying what it is: {@code kafka1}. */
    public static String name(Subject subject) {
        return subject instanceof Subject.Node node ? node.name() : subject(subject);
    }

    /** What was measured: {@code a new leader of testTopic}. */
    public static String what(Measurement measured) {
        return what(measured.kind(), measured.subject(), measured.quantity().of());
    }

    /** What is measured, where it does not matter of how many. */
    public static String what(Kind kind, Subject subject) {
        return what(kind, subject, OptionalLong.empty());
    }

    private static String what(Kind kind, Subject subject, OptionalLong of) {
        List<String> names = names(subject);
        // A record may pair what belongs to two names with somebody who has one.
        String words = template(kind).formatted(names.get(0), names.get(names.size() - 1));
        return of.isEmpty()
                ? words.replace(COUNTED, "").replace(COUNT + " ", "")
                : words.replace(COUNT, String.valueOf(of.getAsLong()));
    }

    private static String template(Kind kind) {
        return switch (kind) {
            case LEADER_ELECTION -> "a new leader of %s";
            case CONTROLLER_ELECTION -> "a new controller";
            case CONTROLLER_LOSS -> "no controller is active";
            case ENSEMBLE_ELECTION -> "one ZooKeeper leader";
            case QUORUM_RECOVERY -> "every voter follows";
            case NODE_RECOVERY -> "%s to be back and the cluster whole";
            case NODE_END -> "the end of %s";
            case ISR_SHRINK -> "%s to leave the ISR of %s";
            case ISR_CHANGE -> "the ISR of %s";
            case PARTITIONS_CHANGE -> "the partitions of %s";
            case REASSIGNMENT -> "the reassignment of %s";
            case REBALANCE -> "a rebalance of group %s";
            case ARRIVAL -> "\"%s\" to arrive";
            case SHOWN_CONTROLLER -> "the new controller in %s";
            case LONGEST_PUBLISHING_PAUSE -> "longest pause in publishing to %s";
            case LONGEST_READING_PAUSE -> "longest pause in reading from %s";
            case MEDIAN_ACKNOWLEDGEMENT -> "median time to an acknowledgement of " + COUNT + " messages to %s";
            case WAIT_FOR_ACKNOWLEDGEMENT -> "the wait for a message to %s to be acknowledged";
            case WAIT_FOR_ARRIVAL -> "the wait for a message of %s to arrive";
            case WAIT_FOR_MESSAGES -> "the wait for " + COUNT + " messages of %s to be read";
            case WAIT_FOR_RETRY -> "the wait for a producer of %s to send a message again";
            case WAIT_FOR_RETENTION -> "the wait for the first offset of %s to be above " + COUNT;
            case WAIT_FOR_COMPACTION -> "the wait for %s to have only the last message of each of " + COUNT + " keys";
            case WAIT_FOR_OTHERS -> "the wait for %s";
            case LOST_SENT_MESSAGES -> "messages sent to %s that cannot be read" + COUNTED;
            case LOST_MESSAGES -> "acknowledged messages of %s that cannot be read" + COUNTED;
            case UNREAD_MESSAGES -> "acknowledged messages of %2$s that group %1$s has not read" + COUNTED;
            case REPEATED_READS -> "messages of %2$s that group %1$s has read more than once";
            case DUPLICATES -> "messages of %s at more than one offset" + COUNTED;
            case REORDERED_READS -> "messages of %s behind later ones" + COUNTED;
            case REORDERED_IN_PARTITION -> "messages of %s behind later ones of their partition" + COUNTED;
            case PARTITION_CHANGES -> "messages of %s in another partition than the one before";
            case END_OFFSET -> "end offset of %s";
            case REDELIVERY -> "unacknowledged messages of group %s to come again";
            case LONGEST_HANDOVER -> "longest time of a partition without a consumer of group %s";
            case REBALANCES -> "rebalances of group %s";
            case OTHER -> "%s";
        };
    }

    /** The names that a subject consists of. */
    private static List<String> names(Subject subject) {
        if (subject instanceof Subject.Node node) {
            return List.of(node.name());
        }
        if (subject instanceof Subject.EnsembleMember member) {
            return List.of(member.node());
        }
        if (subject instanceof Subject.LeaderOf leader) {
            return List.of(partition(leader.topic(), leader.partition()));
        }
        if (subject instanceof Subject.IsrOf isr) {
            return List.of(partition(isr.topic(), isr.partition()));
        }
        if (subject instanceof Subject.InSyncReplica replica) {
            return List.of(replica.node(), replica.topic());
        }
        if (subject instanceof Subject.Topic topic) {
            return List.of(topic.topic());
        }
        if (subject instanceof Subject.TrafficOf traffic) {
            return List.of(traffic.topic());
        }
        if (subject instanceof Subject.Message message) {
            return List.of(message.value());
        }
        if (subject instanceof Subject.Group group) {
            return List.of(group.group());
        }
        if (subject instanceof Subject.GroupMember member) {
            return List.of(member.name(), member.group());
        }
        if (subject instanceof Subject.ReadsOf reads) {
            return List.of(reads.group(), reads.topic());
        }
        if (subject instanceof Subject.ShownController shown) {
            return List.of(shown.tool());
        }
        if (subject instanceof Subject.Described described) {
            return List.of(described.words());
        }
        return List.of(
                subject instanceof Subject.BrokerList
                        ? "brokers"
                        : subject instanceof Subject.Controller
                                ? "controller"
                                : subject instanceof Subject.Quorum ? "quorum" : "ensemble");
    }

    /** As steps name it: a topic alone is its partition 0. */
    private static String partition(String topic, int partition) {
        return partition == 0 ? topic : "partition %d of %s".formatted(partition, topic);
    }

    /** {@code 1, 2 and 3}; {@code none} for an empty list. */
    public static String list(List<?> items) {
        if (items.isEmpty()) {
            return NONE;
        }
        List<String> words = items.stream().map(String::valueOf).toList();
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** The first few, and how many more there are: {@code a, b and 7 more}. */
    public static String list(List<String> items, int most) {
        return items.size() <= most
                ? list(items)
                : list(Stream.concat(items.stream().limit(most), Stream.of(items.size() - most + " more"))
                        .toList());
    }

    /** At most two decimals, none if it is whole: {@code 17.23}, {@code 21}. */
    public static String number(double value) {
        return plain(value, 2);
    }

    /** As {@link #number}, with as many decimals as it takes to tell the value from the bound beside it. */
    public static String number(double value, double bound) {
        int decimals = 2;
        while (decimals < 9 && value != bound && plain(value, decimals).equals(plain(bound, decimals))) {
            decimals++;
        }
        return plain(value, decimals);
    }

    /** The value alone, with its unit: {@code 17.23 s}; {@code over 60 s} of what had not come by then. */
    public static String value(Measurement measured) {
        double bound = measured.bound()
                .atMost()
                .or(measured.bound()::atLeast)
                .orElse(measured.quantity().value());
        return (measured.timing().gaveUp() ? "over " : "")
                + number(measured.quantity().value(), bound) + " "
                + measured.quantity().unit();
    }

    /** What was promised: {@code at most 21 s}, {@code 12 to 20 s}; empty if nothing was. */
    public static String bound(Measurement measured) {
        String unit = " " + measured.quantity().unit();
        if (measured.bound().atLeast().isPresent() && measured.bound().atMost().isPresent()) {
            return measured.bound().atLeast().equals(measured.bound().atMost())
                    ? "exactly " + number(measured.bound().atMost().get()) + unit
                    : number(measured.bound().atLeast().get()) + " to "
                            + number(measured.bound().atMost().get()) + unit;
        }
        return measured.bound()
                .atMost()
                .map(most -> "at most " + number(most) + unit)
                .or(() -> measured.bound().atLeast().map(least -> "at least " + number(least) + unit))
                .orElse("");
    }

    /** Both in one: {@code 17.23 s of 21 s}, {@code 0 messages, at most 0 messages}. */
    public static String againstBound(Measurement measured) {
        if (measured.quantity().isTime()
                && measured.bound().atMost().isPresent()
                && measured.bound().atLeast().isEmpty()) {
            return value(measured) + " of " + number(measured.bound().atMost().get()) + " "
                    + measured.quantity().unit();
        }
        String bound = bound(measured);
        return bound.isEmpty() ? value(measured) : value(measured) + ", " + bound;
    }

    /**
     * How late the machine was while it measured: {@code this machine was up to 0.3 s late meanwhile}; empty below a
     * tenth of a second.
     */
    public static String schedulingDelay(Measurement measured) {
        return measured.timing()
                .schedulingDelay()
                .filter(seconds -> seconds >= WORTH_TELLING)
                .map(seconds -> "this machine was up to %s s late meanwhile".formatted(plain(seconds, 1)))
                .orElse("");
    }

    /** {@code 0.38 s}, {@code 17.2 s}, {@code 2 min 3 s}. */
    public static String duration(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        if (seconds < 60) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d min %d s".formatted(whole / 60, whole % 60)
                : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
    }

    private static String plain(double value, int decimals) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
