package dev.kafkalab.interactive.recording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A feature of one scenario, step by step. */
final class FeatureDraft {

    private static final String ABOUT = """
            Feature: Recorded by hand
              What was done by hand on %s to a cluster, and what the cluster did then. A time in seconds is what the
              cluster's settings allow, not what was measured.

              @R1
              Scenario: %s
            """;

    private final List<Step> steps = new ArrayList<>();

    /** @param cluster {@code the cluster of compose/kraft.yml} */
    FeatureDraft(String cluster) {
        given(cluster);
    }

    /** Something that the scenario begins with, or is given on its way. */
    void given(String step) {
        steps.add(new Step("Given", step));
    }

    /** A topic, with its replicas where they are, so that it is led as it was. */
    void topic(String name, List<List<Integer>> replicas) {
        List<String> partitions = replicas.stream()
                .map(ids -> String.join(",", ids.stream().map(String::valueOf).toList()))
                .toList();
        given("a topic %s with:%n      | replicas | %s |".formatted(name, String.join("; ", partitions)));
    }

    /** Something that was done. */
    void done(String step) {
        steps.add(new Step("When", step));
    }

    /** Something that was seen; once is enough after each thing that was done. */
    void seen(String step) {
        Step promise = new Step("Then", step);
        List<Step> since = steps.subList(lastDone() + 1, steps.size());
        if (!since.contains(promise)) {
            steps.add(promise);
        }
    }

    private int lastDone() {
        int last = steps.size() - 1;
        while (last >= 0 && !steps.get(last).keyword().equals("When")) {
            last--;
        }
        return last;
    }

    /** Whether there is anything that a run could verify. */
    boolean promises() {
        return steps.stream().anyMatch(step -> step.keyword().equals("Then"));
    }

    /** As Gherkin. */
    String text(LocalDate day) {
        StringBuilder text = new StringBuilder(ABOUT.formatted(day, title()));
        String before = "";
        for (Step step : steps) {
            text.append("    %s %s%n".formatted(step.keyword().equals(before) ? "And" : step.keyword(), step.words()));
            before = step.keyword();
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private String title() {
        String first = steps.stream()
                .filter(step -> step.keyword().equals("When"))
                .map(Step::words)
                .findFirst()
                .orElse("nothing is done");
        return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
    }

    private record Step(String keyword, String words) {}
}
