package dev.kafkalab.evidence.json;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.Comparison;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Measurement.Bound;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Measurement.Quantity;
import dev.kafkalab.evidence.Measurement.Timing;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.State.NodeState;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evidence as records of version 1 have it, in which timelines and measurements told in sentences what they are about.
 * This is the only class that reads such sentences; what it does not know it hands on in the record's words.
 */
final class VersionOne {

    private static final String OTHERS = "the wait for ";
    private static final String NODE = "node ";
    private static final String BROKER = "broker ";
    private static final Set<String> ENDS = Set.of("killed", "stopped", "closed");
    private static final Set<String> REPAIRS = Set.of("started", "resumed");

    private static final Pattern PARTITION = Pattern.compile("(leader|ISR) of (.*)-(\\d{1,9})", Pattern.DOTALL);
    private static final Pattern NUMBERED = Pattern.compile("partition (\\d{1,9}) of (.+)", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("(?:broker|node) (\\d{1,9})");
    private static final Pattern IDS = Pattern.compile("none|\\d{1,9}((, | and )\\d{1,9})*");
    private static final Pattern BETWEEN_IDS = Pattern.compile(", | and ");
    private static final Pattern MEMBER = Pattern.compile("(\\S+) of (\\S+)");
    private static final Pattern DONE = Pattern.compile("(\\S+ of \\S+|group \\S+|\\S+) (.+)", Pattern.DOTALL);

    /** How measurements were worded. A group that is called {@code n} is the number that they are of. */
    private static final List<Wording> WORDINGS = List.of(
            words("a new leader of (.+)", Kind.LEADER_ELECTION, found -> leader(found.group(1))),
            words("(?:a new|another) controller", Kind.CONTROLLER_ELECTION, found -> new Subject.Controller()),
            words("no controller is active", Kind.CONTROLLER_LOSS, found -> new Subject.Controller()),
            words("one ZooKeeper leader", Kind.ENSEMBLE_ELECTION, found -> new Subject.Ensemble()),
            words("every voter follows", Kind.QUORUM_RECOVERY, found -> new Subject.Quorum()),
            words("(\\S+) to be back and the cluster whole", Kind.NODE_RECOVERY, node()),
            words("the end of (\\S+)", Kind.NODE_END, node()),
            words(
                    "(\\S+) to leave the ISR of (.+)",
                    Kind.ISR_SHRINK,
                    found -> new Subject.InSyncReplica(found.group(1), found.group(2))),
            words("the ISR of (.+)", Kind.ISR_CHANGE, topic()),
            words("the partitions of (.+)", Kind.PARTITIONS_CHANGE, topic()),
            words("the reassignment of (.+)", Kind.REASSIGNMENT, topic()),
            words("a rebalance of group (.+)", Kind.REBALANCE, group()),
            words("\"(.*)\" to arrive", Kind.ARRIVAL, found -> new Subject.Message("", found.group(1))),
            words(
                    "the new controller in (.+)",
                    Kind.SHOWN_CONTROLLER,
                    found -> new Subject.ShownController(found.group(1))),
            words("longest pause in publishing to (.+)", Kind.LONGEST_PUBLISHING_PAUSE, traffic()),
            words("longest pause in reading from (.+)", Kind.LONGEST_READING_PAUSE, traffic()),
            words(
                    "median time to an acknowledgement of (?<n>\\d{1,18}) messages to (.+)",
                    Kind.MEDIAN_ACKNOWLEDGEMENT,
                    found -> new Subject.TrafficOf(found.group(2))),
            words("the wait for a message to (\\S+) to be acknowledged", Kind.WAIT_FOR_ACKNOWLEDGEMENT, traffic()),
            words("the wait for a message of (\\S+) to arrive", Kind.WAIT_FOR_ARRIVAL, traffic()),
            words(
                    "the wait for (?<n>\\d{1,18}) messages of (\\S+) to be read",
                    Kind.WAIT_FOR_MESSAGES,
                    found -> new Subject.TrafficOf(found.group(2))),
            words("the wait for a producer of (\\S+) to send a message again", Kind.WAIT_FOR_RETRY, traffic()),
            words(
                    "the wait for the first offset of (\\S+) to be above (?<n>\\d{1,18})",
                    Kind.WAIT_FOR_RETENTION,
                    traffic()),
            words(
                    "the wait for (\\S+) to have only the last message of each of (?<n>\\d{1,18}) keys",
                    Kind.WAIT_FOR_COMPACTION,
                    traffic()),
            words(OTHERS + "(.+)", Kind.WAIT_FOR_OTHERS, found -> new Subject.Described(found.group(1))),
            words(
                    "acknowledged messages of (\\S+) that cannot be read, of (?<n>\\d{1,18})",
                    Kind.LOST_MESSAGES,
                    traffic()),
            words(
                    "acknowledged messages of (\\S+) that group (\\S+) has not read, of (?<n>\\d{1,18})",
                    Kind.UNREAD_MESSAGES,
                    reads()),
            words("messages of (\\S+) that group (\\S+) has read more than once", Kind.REPEATED_READS, reads()),
            words("messages of (\\S+) at more than one offset, of (?<n>\\d{1,18})", Kind.DUPLICATES, traffic()),
            words("messages of (\\S+) behind later ones, of (?<n>\\d{1,18})", Kind.REORDERED_READS, traffic()),
            words(
                    "messages of (\\S+) behind later ones of their partition, of (?<n>\\d{1,18})",
                    Kind.REORDERED_IN_PARTITION,
                    traffic()),
            words("messages of (\\S+) in another partition than the one before", Kind.PARTITION_CHANGES, traffic()),
            words("end offset of (.+)", Kind.END_OFFSET, traffic()),
            words("rebalances of group (.+)", Kind.REBALANCES, group()),
            words("(.*)", Kind.OTHER, found -> new Subject.Described(found.group(1))));

    private VersionOne() {}

    /** What a type of evidence was in version 1, if it was another than now. */
    static Optional<Class<? extends Old>> type(String name) {
        return switch (name) {
            case "Timeline" -> Optional.of(OldTimeline.class);
            case "Measurement" -> Optional.of(OldMeasurement.class);
            case "Comparison" -> Optional.of(OldComparison.class);
            default -> Optional.empty();
        };
    }

    /** Evidence that has changed since. */
    interface Old {
        Evidence upgraded();
    }

    record OldTimeline(Instant origin, List<OldEvent> events) implements Old {
        @Override
        public Evidence upgraded() {
            return new Timeline(origin, events.stream().map(OldEvent::upgraded).toList());
        }
    }

    record OldEvent(Instant at, String lane, String value, boolean fault) {
        Timeline.Event upgraded() {
            Subject subject = subject(lane);
            State state = state(subject, value);
            return fault
                    ? Timeline.Event.applied(
                            at, new Applied(subject, value, REPAIRS.contains(value)), left(state, value))
                    : Timeline.Event.observed(at, subject, state);
        }
    }

    record OldMeasurement(
            String what,
            double value,
            String unit,
            Optional<Double> atLeast,
            Optional<Double> atMost,
            boolean holds,
            String origin,
            Instant from,
            Optional<Double> lateBy,
            String after,
            boolean gaveUp)
            implements Old {
        @Override
        public Measurement upgraded() {
            Wording wording = WORDINGS.stream()
                    .filter(candidate -> candidate.pattern.matcher(what).matches())
                    .findFirst()
                    .orElseThrow();
            Matcher found = wording.pattern.matcher(what);
            found.matches();
            OptionalLong of = wording.pattern.pattern().contains("(?<n>")
                    ? OptionalLong.of(Long.parseLong(found.group("n")))
                    : OptionalLong.empty();
            return new Measurement(
                    wording.kind,
                    wording.subject.apply(found),
                    new Quantity(value, unit, of),
                    new Bound(atLeast, atMost, origin),
                    new Timing(from, done(after), lateBy, gaveUp),
                    holds);
        }
    }

    record OldComparison(List<OldRow> rows) implements Old {
        @Override
        public Evidence upgraded() {
            return new Comparison(rows.stream()
                    .map(row -> new Comparison.ComparedValue(row.cluster, row.measurement.upgraded()))
                    .toList());
        }
    }

    record OldRow(String cluster, OldMeasurement measurement) {}

    private record Wording(Pattern pattern, Kind kind, Function<MatchResult, Subject> subject) {}

    private static Wording words(String regex, Kind kind, Function<MatchResult, Subject> subject) {
        return new Wording(Pattern.compile(regex, Pattern.DOTALL), kind, subject);
    }

    private static Function<MatchResult, Subject> node() {
        return found -> new Subject.Node(found.group(1));
    }

    private static Function<MatchResult, Subject> topic() {
        return found -> new Subject.Topic(found.group(1));
    }

    private static Function<MatchResult, Subject> traffic() {
        return found -> new Subject.TrafficOf(found.group(1));
    }

    private static Function<MatchResult, Subject> group() {
        return found -> new Subject.Group(found.group(1));
    }

    private static Function<MatchResult, Subject> reads() {
        return found -> new Subject.ReadsOf(found.group(2), found.group(1));
    }

    private static Subject leader(String partition) {
        Matcher numbered = NUMBERED.matcher(partition);
        return numbered.matches()
                ? new Subject.LeaderOf(numbered.group(2), Integer.parseInt(numbered.group(1)))
                : new Subject.LeaderOf(partition, 0);
    }

    private static Subject subject(String lane) {
        if (lane.startsWith(NODE)) {
            return nodeOrMember(lane.substring(NODE.length()));
        }
        Matcher partition = PARTITION.matcher(lane);
        if (partition.matches()) {
            String topic = partition.group(2);
            int number = Integer.parseInt(partition.group(3));
            return lane.startsWith("leader") ? new Subject.LeaderOf(topic, number) : new Subject.IsrOf(topic, number);
        }
        if (lane.startsWith("ZooKeeper ")) {
            return new Subject.EnsembleMember(lane.substring("ZooKeeper ".length()));
        }
        return switch (lane) {
            case "controller" -> new Subject.Controller();
            case "brokers" -> new Subject.BrokerList();
            default -> new Subject.Described(lane);
        };
    }

    private static Subject nodeOrMember(String name) {
        Matcher member = MEMBER.matcher(name);
        return member.matches() ? new Subject.GroupMember(member.group(2), member.group(1)) : new Subject.Node(name);
    }

    private static State state(Subject subject, String value) {
        Matcher id = ID.matcher(value);
        boolean known = id.matches();
        OptionalInt number = known ? OptionalInt.of(Integer.parseInt(id.group(1))) : OptionalInt.empty();
        boolean nobody = known || value.equals("none");
        if (subject instanceof Subject.LeaderOf && nobody) {
            return new State.OfLeader(number);
        }
        if (subject instanceof Subject.Controller && nobody) {
            return new State.OfController(number, value.startsWith(BROKER));
        }
        if ((subject instanceof Subject.IsrOf || subject instanceof Subject.BrokerList)
                && IDS.matcher(value).matches()) {
            return new State.OfIds(
                    value.equals("none")
                            ? List.of()
                            : BETWEEN_IDS
                                    .splitAsStream(value)
                                    .map(Integer::valueOf)
                                    .toList());
        }
        if (subject instanceof Subject.EnsembleMember) {
            return new State.OfEnsembleMember(value);
        }
        return Arrays.stream(NodeState.values())
                .filter(state -> subject instanceof Subject.Node
                        && state.name().toLowerCase(Locale.ROOT).equals(value))
                .<State>map(State.OfNode::new)
                .findFirst()
                .orElseGet(() -> new State.Described(value));
    }

    /** What state an operation left. */
    private static State left(State described, String operation) {
        if (ENDS.contains(operation)) {
            return new State.OfNode(NodeState.DOWN);
        }
        if (operation.equals("paused")) {
            return new State.OfNode(NodeState.PAUSED);
        }
        return REPAIRS.contains(operation) ? new State.OfNode(NodeState.RUNNING) : described;
    }

    static Optional<Applied> done(String after) {
        Matcher done = DONE.matcher(after == null ? "" : after);
        if (!done.matches()) {
            return Optional.empty();
        }
        String who = done.group(1);
        String operation = done.group(2);
        Subject subject =
                who.startsWith("group ") ? new Subject.Group(who.substring("group ".length())) : nodeOrMember(who);
        return Optional.of(new Applied(subject, operation, REPAIRS.contains(operation)));
    }
}
