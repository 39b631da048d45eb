package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of {@code controller.quorum.voters}: {@code 1@controller1:9093}. */
record Voter(int id, Endpoint endpoint) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})@(.+):(\\d{1,5})");

    static Optional<Voter> parse(String written) {
        Matcher matcher = FORM.matcher(written);
        return matcher.matches()
                ? Optional.of(new Voter(
                        Integer.parseInt(matcher.group(1)),
                        new Endpoint(matcher.group(2), Integer.parseInt(matcher.group(3)))))
                : Optional.empty();
    }

    /** As it is written. */
    @Override
    public String toString() {
        return id + "@" + endpoint;
    }
}
