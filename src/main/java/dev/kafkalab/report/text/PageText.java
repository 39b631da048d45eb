package dev.kafkalab.report.text;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Totals;
import dev.kafkalab.results.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How pages word what is not text yet. Times are in UTC, so that a record always makes the same page. */
public final class PageText {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PageText() {}

    /** {@code 21 November 2026, 07:25:24 UTC}. */
    public static String date(Instant at) {
        return DATE.format(at);
    }

    /** {@code 07:25:24.378}. */
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** Seconds from an origin, signed: {@code +17.23}. */
    public static String since(Instant origin, Instant at) {
        double seconds = Duration.between(origin, at).toNanos() / 1e9;
        String number = String.format(Locale.ROOT, "%.2f", Math.abs(seconds));
        return number.equals("0.00") ? number : (seconds < 0 ? "−" : "+") + number;
    }

    /** {@code 1 scenario}, {@code 3 scenarios}. */
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 24 GiB}; empty if it is not known. */
    public static String memory(long bytes) {
        return bytes <= 0 ? "" : String.format(Locale.ROOT, "%.0f GiB of memory", bytes / (double) (1L << 30));
    }

    /** The verdict on a whole run, in one line. */
    public static String outcome(Run run) {
        Totals totals = run.totals();
        if (run.empty()) {
            return "No scenario was run.";
        }
        if (totals.verified() == totals.all() && !run.cutOff()) {
            return "All " + count(totals.all(), "scenario") + " verified.";
        }
        return "%d of %s verified.".formatted(totals.verified(), count(totals.all(), "scenario"));
    }

    /** With one decimal, so that a column of them lines up: {@code 17.2}. */
    public static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** A name for style sheets: {@code not-verified}. */
    public static String css(Verdict verdict) {
        return verdict.word().replace(' ', '-');
    }

    /** {@code 1, 2, 3}; a dash for none. */
    public static String list(Collection<?> values) {
        return values.isEmpty() ? "–" : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** A broker's id; the word for none. */
    public static String broker(int id) {
        return id < 0 ? "none" : String.valueOf(id);
    }

    /** The replicas that are not in sync. */
    public static List<Integer> outOfSync(Snapshot.Partition partition) {
        return partition.replicas().stream()
                .filter(replica -> !partition.isr().contains(replica))
                .toList();
    }

    /** A file's name without its folders and its ending: that of a topology, from its Compose file. */
    public static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
    }

    /** A line of a log in parts; every second one, from the second on, is one of the words that were looked for. */
    public static List<String> marked(String line, Collection<String> words) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (Optional<String> word = next(words, line, 0); word.isPresent(); word = next(words, line, from)) {
            int at = line.indexOf(word.get(), from);
            parts.add(line.substring(from, at));
            parts.add(word.get());
            from = at + word.get().length();
        }
        parts.add(line.substring(from));
        return parts;
    }

    /** Which of the words comes next in that line. */
    private static Optional<String> next(Collection<String> words, String line, int from) {
        return words.stream()
                .filter(word -> !word.isEmpty() && line.indexOf(word, from) >= 0)
                .min(Comparator.comparingInt(word -> line.indexOf(word, from)));
    }

    /** The first line of a message. */
    public static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Whether that is a file beside the page, safe to link: what a record says is not to be trusted. */
    public static boolean besideThePage(String path) {
        return Stream.of(path.split("/", -1)).allMatch(PageText::isPlainName);
    }

    /** Letters, digits and {@code _-. }, but no blank or dot at the beginning: no {@code ..}. */
    private static boolean isPlainName(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '.'
                && name.charAt(0) != ' '
                && name.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || "_-. ".indexOf(c) >= 0);
    }
}
