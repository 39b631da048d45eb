package dev.kafkalab.grading;

import dev.kafkalab.assignment.RetryLimits;
import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.grading.Ending.CutOff;
import dev.kafkalab.grading.Ending.Scope;
import dev.kafkalab.grading.Verdicts.NotRun;
import dev.kafkalab.results.LabTitle;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Runs the scenarios of a submission, and those again that may be tried again, until each has its outcome. */
final class Attempts {

    /** Two starts that fail alike: a third by the same program would tell nothing new. */
    private static final int STARTS_THAT_FAIL = 2;

    /**
     * What a program's own misfortune did would not happen to the next: two of them must find that it does not start.
     */
    private static final int PROGRAMS_THAT_FAIL = 2;

    private final List<PlannedScenario> planned;
    private final RetryLimits retries;
    private final LabRunner runner;
    private final Path folder;
    private final ForeignPaths paths;
    private final Listener listener;
    private final List<RunSoFar> ended = new ArrayList<>();
    private final Map<PlannedScenario, NotRun> notRun;
    private Optional<RunSoFar> goingOn = Optional.empty();
    private boolean oursIsBroken;

    /**
     * @param folder gets a folder for each run
     * @param notRun those that are not to be run
     * @param listener called whenever a scenario has ended
     */
    Attempts(
            List<PlannedScenario> planned,
            RetryLimits retries,
            LabRunner runner,
            Path folder,
            ForeignPaths paths,
            Map<PlannedScenario, NotRun> notRun,
            Listener listener) {
        this.planned = List.copyOf(planned);
        this.retries = retries;
        this.runner = runner;
        this.folder = folder;
        this.paths = paths;
        this.notRun = new LinkedHashMap<>(notRun);
        this.listener = listener;
    }

    /** Hears of what has been shown so far. */
    @FunctionalInterface
    interface Listener {

        /** There is something new. */
        void changed(Attempts attempts) throws IOException;
    }

    /** @throws IOException if what they leave cannot be written or read */
    void run() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + runner.limits().submission().toNanos();
        int inVain = 0;
        List<PlannedScenario> open = verdicts().open();
        while (!open.isEmpty()) {
            Path into = folder.resolve("%02d".formatted(ended.size() + 1));
            List<PlannedScenario> asked = open;
            Ending ending = runner.run(asked, into, deadline, () -> goesOn(asked, into));
            RunSoFar run = read(into, ending);
            goingOn = Optional.empty();
            ended.add(run);
            // A JVM that ran nothing has not begun: out of memory, or killed from outside.
            inVain = run.hasBegun() ? 0 : inVain + 1;
            oursIsBroken = inVain > retries.error();
            if (oursIsBroken) {
                open.forEach(scenario -> leave(
                        scenario,
                        Outcome.ERROR,
                        "The lab could not be run: see %s/%s.".formatted(into.getFileName(), LabRunner.CONSOLE)));
            }
            leaveWhatIsPointless(open, run);
            listener.changed(this);
            open = verdicts().open();
        }
    }

    /** What is known now. */
    Verdicts verdicts() {
        List<RunSoFar> runs = new ArrayList<>(ended);
        goingOn.ifPresent(runs::add);
        return new Verdicts(planned, runs, notRun, retries);
    }

    /** Whether this program could not do its work, however often it was tried. */
    boolean oursIsBroken() {
        return oursIsBroken;
    }

    /** Every run, in order. */
    List<Run> runs() {
        return ended.stream().map(RunSoFar::run).toList();
    }

    /** Not if what is left stands on something that has failed: that is tried again first. */
    private boolean goesOn(List<PlannedScenario> asked, Path into) {
        try {
            RunSoFar run = read(into, Ending.NOT_YET);
            goingOn = Optional.of(run);
            listener.changed(this);
            Set<PlannedScenario> blocked = verdicts().blocked();
            boolean isNextBlocked = asked.stream()
                    .filter(scenario -> !run.hasShown(scenario))
                    .findFirst()
                    .filter(blocked::contains)
                    .isPresent();
            return !isNextBlocked && startsThatFailed(run.run()) < STARTS_THAT_FAIL;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunSoFar read(Path into, Ending ending) throws IOException {
        Path record = into.resolve(LabRunner.RECORD);
        if (!Files.exists(record)) {
            Files.createFile(record);
        }
        return new RunSoFar(
                folder.getParent().relativize(record).toString().replace('\\', '/'),
                Results.read(record),
                ending,
                paths);
    }

    /** How many scenarios have ended with a cluster that did not start, where it has never started. */
    private static long startsThatFailed(Run run) {
        return run.scenarios()
                        .anyMatch(scenario ->
                                scenario.evidence(ClusterStart.class).findAny().isPresent())
                ? 0
                : run.scenarios()
                        .filter(scenario -> scenario.started().isPresent())
                        .filter(scenario -> WhoseFault.outcome(scenario) == Outcome.FAILED)
                        .count();
    }

    private void leaveWhatIsPointless(List<PlannedScenario> asked, RunSoFar run) {
        long programs = ended.stream()
                .filter(one -> startsThatFailed(one.run()) >= STARTS_THAT_FAIL)
                .count();
        if (programs >= Math.min(PROGRAMS_THAT_FAIL, retries.failed() + 1)) {
            String reason = run.run()
                    .scenarios()
                    .filter(scenario -> WhoseFault.outcome(scenario) == Outcome.FAILED)
                    .findFirst()
                    .map(Scenario::reason)
                    .map(paths::takenOut)
                    .orElse("");
            asked.forEach(scenario -> leave(scenario, Outcome.FAILED, reason));
        }
        if (run.ending() instanceof CutOff limit) {
            leaveAfter(limit, run, asked);
        }
    }

    private void leaveAfter(CutOff limit, RunSoFar run, List<PlannedScenario> asked) {
        String file = run.lastFile().orElse("");
        Predicate<PlannedScenario> left = scenario -> switch (limit.scope()) {
            case STEP -> false;
            case STAGE -> scenario.path().equals(file);
            case LAB -> LabTitle.ofFeature(scenario.file()).equals(LabTitle.ofFeature(file));
            case SUBMISSION -> true;
        };
        // What its own cluster has held up is the submission's; what the last limit has cut off, nobody has looked at.
        Outcome outcome = limit.scope() == Scope.SUBMISSION ? Outcome.ERROR : Outcome.FAILED;
        asked.stream().filter(left).forEach(scenario -> leave(scenario, outcome, limit.words()));
    }

    private void leave(PlannedScenario scenario, Outcome outcome, String reason) {
        notRun.putIfAbsent(scenario, new NotRun(outcome, reason));
    }
}
