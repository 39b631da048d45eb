package dev.kafkalab.gherkin;

import dev.kafkalab.text.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step writes for a node, or for several: {@code the leader of testTopic}, {@code broker 2}. This is the one
 * place that knows the forms: the parameter of steps, looking nodes up, lint and did-you-mean derive from it.
 *
 * @param form how it is written
 * @param words as the step has them
 */
public record NodeWords(Form form, String words) {

    /** A topic's name, as Kafka allows it; the names of services and groups, too. */
    public static final String NAME = "[A-Za-z0-9._-]+";

    private static final String UNNAMED_LEADER = "the leader broker";
    private static final String PARTITION_LEADER = "the leader of partition \\d+ of " + NAME;
    private static final String LEADER = "the leader of " + NAME;
    private static final String FOLLOWERS = "the followers of " + NAME;
    private static final String FOLLOWER = "a follower of " + NAME;
    private static final String CONTROLLER = "the controller";
    private static final String NOT_CONTROLLER = "a broker other than the controller";
    private static final String ANOTHER_BROKER = "another broker";
    private static final String ACTIVE_CONTROLLER = "the active controller";
    private static final String STANDBY_CONTROLLER = "a standby controller";
    private static final String ZOOKEEPER_LEADER = "the ZooKeeper leader";
    private static final String ZOOKEEPER_FOLLOWER = "a ZooKeeper follower";
    // Annotations take constants only: a test holds these words against the operations that there are.
    private static final String DONE = "the (?:killed|stopped|paused|restarted) ";
    private static final String BROKEN = DONE + "(?:broker|ZooKeeper|controller)";
    private static final String ALL_BROKEN = DONE + "(?:brokers|ZooKeepers|controllers)";
    private static final String ID = "(?:broker|ZooKeeper|controller) \\d+";
    private static final String SERVICE = "node " + NAME;

    /** Every form, as one regular expression without groups. */
    public static final String REGEX = UNNAMED_LEADER + "|" + PARTITION_LEADER + "|" + LEADER + "|" + FOLLOWERS + "|"
            + FOLLOWER + "|" + CONTROLLER + "|" + NOT_CONTROLLER + "|" + ANOTHER_BROKER + "|" + ACTIVE_CONTROLLER + "|"
            + STANDBY_CONTROLLER + "|" + ZOOKEEPER_LEADER + "|" + ZOOKEEPER_FOLLOWER + "|" + BROKEN + "|" + ALL_BROKEN
            + "|" + ID + "|" + SERVICE;

    private static final Pattern NUMBER = Pattern.compile("(?:partition|broker|ZooKeeper|controller) (\\d+)");
    private static final Pattern KIND = Pattern.compile("broker|ZooKeeper|controller");
    private static final Pattern LAST_WORD = Pattern.compile(NAME + "$");

    /** The ways to say it. Where words fit two, the first is meant. */
    public enum Form {
        /** Of the topic that the scenario speaks of. */
        UNNAMED_LEADER(NodeWords.UNNAMED_LEADER),
        PARTITION_LEADER(NodeWords.PARTITION_LEADER),
        LEADER(NodeWords.LEADER),
        FOLLOWERS(NodeWords.FOLLOWERS),
        FOLLOWER(NodeWords.FOLLOWER),
        CONTROLLER(NodeWords.CONTROLLER),
        NOT_CONTROLLER(NodeWords.NOT_CONTROLLER),
        /** Another than the one that something was done to last. */
        ANOTHER_BROKER(NodeWords.ANOTHER_BROKER),
        ACTIVE_CONTROLLER(NodeWords.ACTIVE_CONTROLLER),
        STANDBY_CONTROLLER(NodeWords.STANDBY_CONTROLLER),
        ZOOKEEPER_LEADER(NodeWords.ZOOKEEPER_LEADER),
        ZOOKEEPER_FOLLOWER(NodeWords.ZOOKEEPER_FOLLOWER),
        /** The last that this was done to. */
        BROKEN(NodeWords.BROKEN),
        /** All that this was done to. */
        ALL_BROKEN(NodeWords.ALL_BROKEN),
        ID(NodeWords.ID),
        SERVICE(NodeWords.SERVICE);

        private final Pattern pattern;

        Form(String regex) {
            this.pattern = Pattern.compile(regex);
        }
    }

    /** Reads words; empty if they name no node. */
    public static Optional<NodeWords> of(String words) {
        return Arrays.stream(Form.values())
                .filter(form -> form.pattern.matcher(words).matches())
                .findFirst()
                .map(form -> new NodeWords(form, words));
    }

    /** The topic that the words name; empty if they name none. */
    public Optional<String> topic() {
        return switch (form) {
            case PARTITION_LEADER, LEADER, FOLLOWERS, FOLLOWER -> Optional.of(lastWord());
            default -> Optional.empty();
        };
    }

    /** The service that the words name; empty if they name none. */
    public Optional<String> service() {
        return form == Form.SERVICE ? Optional.of(lastWord()) : Optional.empty();
    }

    /**
     * The number of the partition or the id of the node.
     *
     * @throws IllegalArgumentException if the words have none, or one that is more than an {@code int} holds
     */
    public int number() {
        Matcher number = NUMBER.matcher(words);
        return Words.number(number.find() ? number.group(1) : words);
    }

    /** What was done to the node: {@code killed}; empty unless the words say so. */
    public Optional<String> done() {
        return form == Form.BROKEN || form == Form.ALL_BROKEN ? Optional.of(words.split(" ")[1]) : Optional.empty();
    }

    /**
     * The kind of node: {@code broker}, {@code ZooKeeper} or {@code controller}; empty for a service, which may be any.
     */
    public Optional<String> kind() {
        return switch (form) {
            case SERVICE -> Optional.empty();
            case UNNAMED_LEADER, PARTITION_LEADER, LEADER, FOLLOWERS, FOLLOWER, CONTROLLER, NOT_CONTROLLER ->
                Optional.of("broker");
            default -> KIND.matcher(words).results().map(kind -> kind.group()).findFirst();
        };
    }

    private String lastWord() {
        Matcher last = LAST_WORD.matcher(words);
        return last.find() ? last.group() : words;
    }
}
