package dev.kafkalab.console;

import static java.util.stream.Collectors.joining;

import dev.kafkalab.catalogue.AuthorMistakeException;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.results.Verdict;
import dev.kafkalab.text.FailureText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One step as it is printed. */
record StepLines(Style style) {

    private static final String INDENT = "        ";
    private static final String OURS = "dev.kafkalab.";

    /** Thrown with sentences of ours. */
    private static final Set<Class<?>> PLAIN = Set.of(IllegalStateException.class, IllegalArgumentException.class);

    String of(Verdict verdict, Duration duration, String text, List<Measurement> measured, Optional<Throwable> error) {
        String first = "    %s %s  %s".formatted(style.mark(verdict), took(verdict, duration, error), text);
        StringBuilder lines = new StringBuilder(first);
        if (measured.size() == 1) {
            lines.append("   ").append(style.bold(EvidenceText.againstBound(measured.get(0))));
        } else {
            measured.forEach(m -> lines.append('\n')
                    .append(INDENT)
                    .append(EvidenceText.what(m))
                    .append(": ")
                    .append(style.bold(EvidenceText.againstBound(m))));
        }
        error.map(thrown -> indented(verdict, thrown))
                .ifPresent(message -> lines.append('\n').append(style.coloured(verdict, message)));
        if (verdict == Verdict.UNDEFINED) {
            lines.append('\n')
                    .append(INDENT)
                    .append(style.coloured(verdict, "no step of the vocabulary has these words"));
        }
        return lines.toString();
    }

    /** What was thrown, in words; never empty. */
    static String message(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage().strip();
        return message.isEmpty() ? thrown.getClass().getName() : FailureText.of(message);
    }

    /** What Java or a library threw also says of what kind it is, since its message may not. */
    private static String indented(Verdict verdict, Throwable thrown) {
        String kind = verdict != Verdict.ERROR
                ? ""
                : thrown instanceof AuthorMistakeException
                        ? "a mistake in the feature: "
                        : thrown.getClass().getName().startsWith(OURS) || PLAIN.contains(thrown.getClass())
                                ? ""
                                : thrown.getClass().getSimpleName() + ": ";
        return (kind + message(thrown)).lines().map(line -> INDENT + line).collect(joining("\n"));
    }

    private static String took(Verdict verdict, Duration duration, Optional<Throwable> error) {
        boolean neverBegan = verdict == Verdict.NOT_VERIFIED && error.isEmpty();
        return neverBegan ? " ".repeat(8) : String.format(Locale.ROOT, "%6.2f s", duration.toNanos() / 1e9);
    }
}
