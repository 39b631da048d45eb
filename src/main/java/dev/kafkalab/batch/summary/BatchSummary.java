package dev.kafkalab.batch.summary;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the grades of a batch come to.
 *
 * @param format {@value #FORMAT}
 * @param planned how many submissions there are
 * @param counts of them, how many are in which state
 * @param rows each of them, in the order of the plan
 * @param distribution how many have how many of their points: ten ranges of ten per cent, then full points
 * @param failedStages in which stages how many have failed, most first
 * @param findings what was found in how many submissions' files, most first
 */
public record BatchSummary(
        String format,
        int planned,
        Counts counts,
        List<SummaryRow> rows,
        List<Range> distribution,
        List<FailedStage> failedStages,
        List<Finding> findings) {

    /** The version of the format. */
    public static final String FORMAT = "kafka-lab batch summary 1";

    private static final int STEP = 10;
    private static final int FULL = 100;

    public BatchSummary {
        rows = List.copyOf(rows);
        distribution = List.copyOf(distribution);
        failedStages = List.copyOf(failedStages);
        findings = List.copyOf(findings);
    }

    /** How many submissions are in which state, and how many a person has to look at. */
    public record Counts(int graded, int refused, int notGradable, int missing, int needHuman) {}

    /**
     * Submissions by what they have of their possible points.
     *
     * @param from in per cent
     * @param to in per cent, as {@code from} included
     */
    public record Range(int from, int to, int submissions) {

        /** {@code 90-99 %} or {@code 100 %}. */
        public String words() {
            return from == to ? from + " %" : "%d-%d %%".formatted(from, to);
        }
    }

    /**
     * A stage in which submissions have failed.
     *
     * @param lab the lab's title
     * @param stage the feature's name
     * @param submissions in how many of them at least one scenario failed
     * @param of how many have the stage
     */
    public record FailedStage(String lab, String stage, int submissions, int of) {}

    /**
     * A rule that submissions break.
     *
     * @param rule its name
     * @param submissions how many break it
     * @param example what one of them is told
     */
    public record Finding(String rule, int submissions, String example) {}

    /** One submission with its grade, or without. */
    sealed interface Entry {

        /** Its row. */
        SummaryRow row();

        /** With a grade. */
        record Graded(String id, String folder, Grade grade) implements Entry {
            @Override
            public SummaryRow row() {
                return SummaryRow.of(id, folder, grade);
            }
        }

        /** Without one. @param why in a sentence */
        record Missing(String id, String folder, String why) implements Entry {
            @Override
            public SummaryRow row() {
                return SummaryRow.missing(id, folder, why);
            }
        }
    }

    /** Of these submissions, in this order. */
    static BatchSummary of(List<Entry> entries) {
        List<SummaryRow> rows = entries.stream().map(Entry::row).toList();
        List<Grade> grades = entries.stream()
                .filter(Entry.Graded.class::isInstance)
                .map(entry -> ((Entry.Graded) entry).grade())
                .toList();
        return new BatchSummary(
                FORMAT, rows.size(), counts(rows), rows, distribution(rows), failedStages(grades), findings(grades));
    }

    /** Those that a person has to look at. */
    public List<SummaryRow> attention() {
        return rows.stream().filter(SummaryRow::needsHuman).toList();
    }

    private static Counts counts(List<SummaryRow> rows) {
        return new Counts(
                count(rows, SummaryRow.State.GRADED),
                count(rows, SummaryRow.State.REFUSED),
                count(rows, SummaryRow.State.NOT_GRADABLE),
                count(rows, SummaryRow.State.MISSING),
                (int) rows.stream().filter(SummaryRow::needsHuman).count());
    }

    private static int count(List<SummaryRow> rows, SummaryRow.State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    private static List<Range> distribution(List<SummaryRow> rows) {
        List<Integer> percents =
                rows.stream().flatMap(row -> row.percent().stream().boxed()).toList();
        List<Range> ranges = new ArrayList<>();
        for (int from = 0; from <= FULL; from += STEP) {
            int low = from;
            int high = from == FULL ? FULL : from + STEP - 1;
            ranges.add(new Range(low, high, (int)
                    percents.stream().filter(p -> p >= low && p <= high).count()));
        }
        return ranges;
    }

    private static List<FailedStage> failedStages(List<Grade> grades) {
        Map<String, List<GradedStage>> byFile = grades.stream()
                .flatMap(grade -> grade.stages().stream())
                .collect(Collectors.groupingBy(GradedStage::file, LinkedHashMap::new, Collectors.toList()));
        return byFile.values().stream()
                .map(stages -> new FailedStage(
                        stages.get(0).lab(),
                        stages.get(0).name(),
                        (int) stages.stream().filter(BatchSummary::hasFailed).count(),
                        stages.size()))
                .filter(stage -> stage.submissions() > 0)
                .sorted(Comparator.comparingInt(FailedStage::submissions).reversed())
                .toList();
    }

    /** What is blocked stands on what has failed: counting it too would blame the wrong stage. */
    private static boolean hasFailed(GradedStage stage) {
        return stage.scenarios().stream().anyMatch(scenario -> scenario.outcome() == Outcome.FAILED);
    }

    private static List<Finding> findings(List<Grade> grades) {
        Map<String, String> examples = new LinkedHashMap<>();
        List<Set<String>> rules = new ArrayList<>();
        for (Grade grade : grades) {
            if (grade.state() == Grade.State.NOT_GRADABLE) {
                // What went wrong is ours, and says nothing of its files.
                continue;
            }
            grade.remarks().forEach(remark -> examples.putIfAbsent(remark.rule(), remark.message()));
            rules.add(grade.remarks().stream().map(Remark::rule).collect(Collectors.toCollection(LinkedHashSet::new)));
        }
        Map<String, Long> counts = rules.stream()
                .flatMap(Collection::stream)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new Finding(entry.getKey(), entry.getValue().intValue(), examples.get(entry.getKey())))
                .sorted(Comparator.comparingInt(Finding::submissions).reversed().thenComparing(Finding::rule))
                .toList();
    }
}
