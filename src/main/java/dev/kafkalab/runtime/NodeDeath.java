package dev.kafkalab.runtime;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads in a node's log why it died, and words it for a person who has to do something about it. */
public final class NodeDeath {

    /** How a line begins that a runtime may write into a node's log when it starts the node again. */
    public static final String START = "--- started again ";

    /** A node that fails over and over can fill a disk; the cause of its end is near the end. */
    private static final int MOST_BYTES = 8_000_000;

    private static final int LAST_LINES = 12;
    private static final int LONGEST_LINE = 300;

    private static final int MOST_ERROR_LINES = 6;

    private static final String TAKEN = "A broker with its id is registered still, or already.";
    private static final String WAIT =
            "wait until the controllers have fenced the old one (9 s); if it never ran, two services have one node id";
    private static final String ELSEWHERE = "It asks for a class that Apache's jars do not have: $1";
    private static final String LEAVE_OUT =
            "leave out what names that class, or run the file with Docker, where the image may have it";

    private static final String NO_MEMORY = "The machine has no memory left for it.";
    private static final String NO_DISK = "The disk is full.";
    private static final String DAMAGED = "delete that version from ~/.m2/repository, so that it is downloaded anew";
    private static final String MISSING_CLASS = "A class is missing from its jars: ";

    /** The more particular first: several can stand in one error. */
    private static final List<Cause> CAUSES = List.of(
            new Cause(
                    "UnsupportedClassVersionError.*class file version (\\d+)",
                    "This version needs a newer Java than the one that runs it (class file version $1).",
                    "run with a newer JDK (Kafka 4 needs Java 17), or choose an older image tag"),
            new Cause(
                    "OutOfMemoryError(: [^\\n]*)?",
                    "It ran out of memory$1.",
                    "give the service a larger heap (KAFKA_HEAP_OPTS: -Xmx512m)"),
            new Cause(
                    "(?:insufficient memory for the Java Runtime|Could not reserve enough space|errno=12)",
                    NO_MEMORY,
                    "end other programs, or run fewer nodes"),
            new Cause(
                    "(?:Unrecognized (?:VM )?option|Could not create the Java Virtual Machine|Invalid (?:maximum|initial) heap size)[^\\n]*",
                    "The JVM refuses its options: $0.",
                    "correct the service's KAFKA_HEAP_OPTS or JVMFLAGS"),
            new Cause(
                    "InconsistentClusterIdException[^\\n]*",
                    "Its data belongs to another cluster: the id that is stored with it differs.",
                    "start with empty data, or give every node the same CLUSTER_ID"),
            new Cause(
                    "(?:Invalid cluster\\.id|Stored cluster id)[^\\n]*",
                    "Its data belongs to another cluster: $0.",
                    "start with empty data, or give every node the same CLUSTER_ID"),
            new Cause(
                    "InconsistentBrokerIdException[^\\n]*",
                    "Its data was written under another broker id.",
                    "start with empty data, or give the node the id it had"),
            new Cause(
                    "NodeExists(?:Exception)?[^\\n]*?(/brokers/ids/(\\d+))?(?=\\W|$)",
                    "A broker with its id is registered in ZooKeeper still, or already.",
                    "wait until the old session has expired before it is started again; if it never ran, two services have one broker id"),
            new Cause("DuplicateBrokerRegistrationException[^\\n]*", TAKEN, WAIT),
            new Cause(
                    "(?:Address already in use|BindException|Socket server failed to bind to ([\\w.:-]+))[^\\n]*",
                    "A port that it listens on is taken.",
                    "end whatever listens there (a Kafka or ZooKeeper of this machine's own, on every address, is in the way too)"),
            new Cause(
                    "No readable meta\\.properties[^\\n]*",
                    "Its storage was not formatted.",
                    "give the service a CLUSTER_ID"),
            new Cause(
                    "(?:NoSuchFileException: (?=/)|(?:FileNotFoundException|IOException): (?=/\\S+ \\(No such))(\\S+)",
                    "It needs a file that is not there: $1",
                    "mount that file into the service"),
            new Cause(
                    "(?:No JAAS configuration section named|Could not find a '[^']*'[^\\n]* in the JAAS configuration)[^\\n]*",
                    "It finds no login: $0",
                    "mount the file that java.security.auth.login.config names, with that section in it"),
            new Cause("Class (\\S+) could not be found", ELSEWHERE, LEAVE_OUT),
            new Cause(
                    "ConfigException: Error processing[\\s\\S]*?Caused by: [\\w.$]+: ([^\\n]*)",
                    "Its configuration is refused: $1",
                    "correct that in the service's environment"),
            new Cause(
                    "(?:ConfigException|QuorumPeerConfig\\$ConfigException|requirement failed):? ([^\\n]*)",
                    "Its configuration is refused: $1",
                    "correct that in the service's environment"),
            new Cause(
                    "(?:UnknownHostException|Couldn't resolve server|Unable to canonicalize address|No resolvable bootstrap urls)[:]? ?([^\\n]*)",
                    "It looks for a host that is not there: $1",
                    "name a service of the same file"),
            Cause.following(
                    "(?:ZooKeeperClientTimeoutException|Timed out waiting for connection while in state: CONNECTING)[^\\n]*",
                    "It reached no ZooKeeper in time.",
                    "look at the ZooKeepers' logs, and at the hosts in zookeeper.connect"),
            new Cause(
                    "(?:No space left on device)", NO_DISK, "make room, or put the data elsewhere with -Dlab.work=DIR"),
            new Cause(
                    "(?:Could not find or load main class|ClassNotFoundException:|NoClassDefFoundError:) ((?:org.apache.(?:kafka|zookeeper)|kafka)[./][^\\n]*)",
                    MISSING_CLASS + "$1",
                    DAMAGED),
            new Cause("(?:ClassNotFoundException|NoClassDefFoundError): ([^\\n]*)", ELSEWHERE, LEAVE_OUT),
            // Kafka speaks of it as of news, and ends (BrokerLifecycleManager).
            Cause.atAnyLevel("returned error DUPLICATE_BROKER_REGISTRATION", TAKEN, WAIT));

    private NodeDeath() {}

    /**
     * What a log tells of its node's end.
     *
     * @param cause one sentence, and how to mend it; empty when nothing known is in the log
     * @param lastLines the log's last lines, without stack traces
     */
    public record Explanation(Optional<String> cause, List<String> lastLines) {

        /** Whether it is this machine's trouble, whatever the node's own settings are. */
        public boolean isOfThisMachine() {
            return cause.filter(words ->
                            Stream.of(NO_MEMORY, NO_DISK, MISSING_CLASS).anyMatch(words::contains))
                    .isPresent();
        }

        /** The same of a program that the user has named, in which no download of ours is damaged. */
        public Explanation ofUsersProgram() {
            return new Explanation(
                    cause.map(words -> words.contains(MISSING_CLASS)
                            ? words.replace(DAMAGED, "name a jar, or a class path, that has that class")
                            : words),
                    lastLines);
        }

        /** Several lines: the cause, if it is known, then the log's own last words. */
        @Override
        public String toString() {
            String words = String.join("\n  ", lastLines);
            return cause.orElse("The log names no cause that is known here.")
                    + (lastLines.isEmpty() ? " It logged nothing." : " Its last words:\n  " + words);
        }
    }

    /**
     * @param follows whether it is what comes of another cause, which is told instead if the log has one
     * @param anyLevel whether Kafka logs it as no error
     */
    private record Cause(Pattern pattern, String meaning, String fix, boolean follows, boolean anyLevel) {

        Cause(String pattern, String meaning, String fix) {
            this(Pattern.compile(pattern), meaning, fix, false, false);
        }

        static Cause following(String pattern, String meaning, String fix) {
            return new Cause(Pattern.compile(pattern), meaning, fix, true, false);
        }

        static Cause atAnyLevel(String pattern, String meaning, String fix) {
            return new Cause(Pattern.compile(pattern), meaning, fix, false, true);
        }

        boolean isIn(LogEntry entry) {
            return (anyLevel || entry.isSerious())
                    && pattern.matcher(entry.text()).find();
        }

        String in(LogEntry entry) {
            Matcher matcher = pattern.matcher(entry.text());
            matcher.find();
            String first = matcher.groupCount() >= 1 && matcher.group(1) != null
                    ? matcher.group(1).trim()
                    : "";
            String text = meaning.replace("$0", matcher.group().trim()).replace("$1", first);
            return (text.endsWith(".") ? text : text + ".") + " Fix: " + fix + ".";
        }
    }

    /** Reads the end of a node's log. A log that is not there counts as empty. */
    public static Explanation explain(Path log) {
        try (FileChannel channel = FileChannel.open(log)) {
            channel.position(Math.max(0, channel.size() - MOST_BYTES));
            byte[] end = Channels.newInputStream(channel).readNBytes(MOST_BYTES);
            return explain(new String(end, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return explain("");
        }
    }

    /** The same, over a log's text. Only what stands after the last {@link #START} counts. */
    public static Explanation explain(String text) {
        List<LogEntry> entries = LogEntry.of(text.substring(Math.max(0, text.lastIndexOf(START))));
        return new Explanation(cause(entries), lastWords(entries));
    }

    /** The last error of which the cause is known; of several causes in one, the most particular. */
    private static Optional<String> cause(List<LogEntry> entries) {
        Optional<String> consequence = Optional.empty();
        for (int i = entries.size() - 1; i >= 0; i--) {
            LogEntry entry = entries.get(i);
            Optional<Cause> cause =
                    CAUSES.stream().filter(known -> known.isIn(entry)).findFirst();
            if (cause.isPresent() && !cause.get().follows()) {
                return cause.map(known -> known.in(entry));
            }
            consequence = consequence.or(() -> cause.map(known -> known.in(entry)));
        }
        return consequence;
    }

    /**
     * The last lines, and before them those of the last errors: a node that ends in order says much after its error.
     */
    private static List<String> lastWords(List<LogEntry> entries) {
        List<String> all =
                entries.stream().flatMap(entry -> entry.words().stream()).toList();
        List<String> last = all.subList(Math.max(0, all.size() - LAST_LINES), all.size());
        List<String> errors = entries.stream()
                .filter(LogEntry::isError)
                .flatMap(entry -> entry.words().stream())
                .toList();
        List<String> unseen = errors.stream().anyMatch(last::contains)
                ? List.of()
                : errors.subList(Math.max(0, errors.size() - MOST_ERROR_LINES), errors.size());
        return Stream.concat(unseen.stream(), last.stream().skip(Math.max(0, unseen.size() + last.size() - LAST_LINES)))
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...")
                .toList();
    }
}
