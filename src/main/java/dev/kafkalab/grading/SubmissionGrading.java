package dev.kafkalab.grading;

import dev.kafkalab.assignment.AssignedStage;
import dev.kafkalab.catalogue.UnmetNeed;
import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.AssignmentPart;
import dev.kafkalab.grade.Grade.Provenance;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.Grade.SubmissionPart;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.grade.format.GradeFormat;
import dev.kafkalab.grading.Verdicts.NotRun;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.UsedRuntime;
import dev.kafkalab.runtime.launcher.SettingsJudgement;
import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.submission.Checked;
import dev.kafkalab.submission.SafeCompose;
import dev.kafkalab.submission.UnwritableException;
import dev.kafkalab.support.AtomicFile;
import dev.kafkalab.support.FolderRemoval;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Grades one submission. What is known so far is always on disk, as {@value GradeJson#FILE}: whatever ends this program
 * leaves a grade of what was reached.
 */
public final class SubmissionGrading {

    /** The rule of the remark in a grade that is withheld because something could not be verified. */
    public static final String STRICT = "strict";

    /** The folder of the runs, in that of the grade. */
    static final String ATTEMPTS = "attempts";

    /** The folder in which nodes write while they run. */
    static final String WORK = "work";

    /** The folder of the Compose file that is run in place of the submission's own. */
    static final String CLUSTER = "cluster";

    private final GradingRequest request;
    private final Checked checked;
    private final Consumer<String> progress;
    private final Listener listener;
    private final AssignmentPart assignment;
    private final List<AssignedStage> stages;
    private final Instant started = SteadyClock.now();
    private final List<Remark> remarks = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private SubmissionGrading(GradingRequest request, Checked checked, Consumer<String> progress, Listener listener) {
        this.listener = listener;
        this.request = request;
        this.checked = checked;
        this.progress = progress;
        this.stages = request.assignment().stages();
        this.assignment = new AssignmentPart(
                request.assignment().title(),
                request.assignment().sha256(),
                request.assignment().policy(),
                new Disclosure(
                        request.assignment().hidden().show(),
                        request.assignment().hints()));
    }

    /**
     * Grades a submission, and leaves the grade in the folder of the request.
     *
     * @param progress told what happens, a line at a time
     * @param listener given the grade whenever there is more of it, and in the end
     * @throws IOException if that folder cannot be written
     */
    public static Grade grade(GradingRequest request, Checked checked, Consumer<String> progress, Listener listener)
            throws IOException, InterruptedException {
        return new SubmissionGrading(request, checked, progress, listener).grade();
    }

    /** Given a grade as it grows. */
    @FunctionalInterface
    public interface Listener {

        /** There is this much of it now: what was not run yet is in error. */
        void published(Grade grade) throws IOException;
    }

    /** What an earlier grading has left must not be taken for this one's. */
    private void clear() throws IOException {
        Path out = request.out().toAbsolutePath().normalize();
        Path submission = checked.submission().folder();
        if (out.startsWith(submission) || submission.startsWith(out)) {
            throw new IOException(
                    "%s lies in the submission, or the submission in it. Fix: name another folder for the grade"
                            .formatted(request.out()));
        }
        if (Files.exists(out) && !Files.exists(out.resolve(GradeJson.FILE)) && !isEmpty(out)) {
            throw new IOException(
                    "%s holds something else than a grade. Fix: name a folder that is empty, or not there yet"
                            .formatted(request.out()));
        }
        for (String left : List.of(EvidenceArchive.FILE, ATTEMPTS, CLUSTER, WORK)) {
            FolderRemoval.remove(out.resolve(left));
        }
        for (GradeFormat format : GradeFormat.values()) {
            Files.deleteIfExists(out.resolve(format.fileName()));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private Grade grade() throws IOException, InterruptedException {
        clear();
        publish(
                State.GRADED,
                new Verdicts(
                        GradingPlan.of(stages),
                        List.of(),
                        Map.of(),
                        request.assignment().retries()),
                List.of(),
                false);
        Inspection inspection = Inspection.of(
                checked, topology -> SettingsJudgement.ofAll(topology, LabSettings.read(), progress::accept), progress);
        remarks.addAll(inspection.remarks());
        List<PlannedScenario> all = GradingPlan.of(stages);
        if (inspection.isRefused()) {
            return refused(all, notRun(all, inspection.reason()));
        }
        Topology topology = inspection.topology().orElseThrow();
        List<PlannedScenario> planned =
                request.assignment().selection().isEverything() ? GradingPlan.forTheKindOf(topology, all) : all;
        Map<PlannedScenario, NotRun> unfit = unfit(planned, topology);
        return unfit.size() == planned.size() ? refused(planned, unfit) : run(planned, unfit);
    }

    private static Map<PlannedScenario, NotRun> notRun(List<PlannedScenario> scenarios, String reason) {
        return scenarios.stream()
                .collect(Collectors.toMap(scenario -> scenario, scenario -> new NotRun(Outcome.FAILED, reason)));
    }

    /** The scenarios that need another cluster than this. */
    private Map<PlannedScenario, NotRun> unfit(List<PlannedScenario> planned, Topology topology) {
        Map<PlannedScenario, NotRun> unfit = new LinkedHashMap<>();
        for (PlannedScenario scenario : planned) {
            List<UnmetNeed> unmet = scenario.needs().stream()
                    .flatMap(needs -> UnmetNeed.of(needs, topology).stream())
                    .toList();
            for (UnmetNeed need : unmet) {
                remark(new Remark(
                        "unmet-need", composeFile(), 0, paths().takenOut(need.message()), need.remedy(), true));
            }
            if (!unmet.isEmpty()) {
                unfit.put(
                        scenario,
                        new NotRun(Outcome.FAILED, paths().takenOut(unmet.get(0).message())));
            }
        }
        return unfit;
    }

    private ForeignPaths paths() {
        Path out = request.out().toAbsolutePath().normalize();
        // Any two of these may be one folder.
        Map<Path, String> names = new LinkedHashMap<>();
        names.put(Path.of("").toAbsolutePath(), "");
        names.put(out, "");
        names.put(out.resolve(CLUSTER), "");
        names.put(checked.submission().folder(), "");
        return new ForeignPaths(names);
    }

    /** What several stages need is told once. */
    private void remark(Remark remark) {
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    private Grade refused(List<PlannedScenario> planned, Map<PlannedScenario, NotRun> reasons) throws IOException {
        progress.accept("Nothing was started.");
        return publish(
                State.REFUSED,
                new Verdicts(planned, List.of(), reasons, request.assignment().retries()),
                List.of(),
                true);
    }

    private Grade run(List<PlannedScenario> planned, Map<PlannedScenario, NotRun> unfit)
            throws IOException, InterruptedException {
        Path out = request.out().toAbsolutePath().normalize();
        Path composeFile = Files.createDirectories(out.resolve(CLUSTER)).resolve("compose.yml");
        try {
            SafeCompose.write(checked.topology().orElseThrow(), request.submissionLimits(), composeFile);
        } catch (UnwritableException e) {
            remark(new Remark("not-writable", composeFile(), 0, e.getMessage(), "", true));
            return refused(planned, notRun(planned, e.getMessage()));
        }
        Attempts attempts = new Attempts(
                planned,
                request.assignment().retries(),
                new LabRunner(
                        composeFile,
                        request.runtime(),
                        out.resolve(WORK),
                        request.assignment().limits(),
                        request.passedOn()),
                out.resolve(ATTEMPTS),
                paths(),
                unfit,
                this::publishSoFar);
        attempts.run();
        FolderRemoval.remove(out.resolve(WORK));
        Verdicts verdicts = attempts.verdicts();
        return publish(state(attempts.oursIsBroken(), verdicts), verdicts, attempts.runs(), true);
    }

    /**
     * Whether a grade can be made of these: not if nothing but our trouble was seen, nor by halves where that is
     * forbidden.
     */
    private State state(boolean oursIsBroken, Verdicts verdicts) {
        List<GradedScenario> scenarios = verdicts.stages().stream()
                .flatMap(stage -> stage.scenarios().stream())
                .toList();
        int notVerified = scenarios.stream()
                .mapToInt(scenario -> scenario.points().notVerified())
                .sum();
        if (request.isStrict() && notVerified > 0) {
            remark(new Remark(
                    STRICT,
                    "",
                    0,
                    "%d points could not be verified here, and nothing is to be graded as long as anything cannot."
                            .formatted(notVerified),
                    "grade it where the programs are that these scenarios need",
                    true));
            return State.NOT_GRADABLE;
        }
        boolean nothingSeen = scenarios.stream().allMatch(scenario -> scenario.outcome() == Outcome.ERROR);
        return oursIsBroken || nothingSeen ? State.NOT_GRADABLE : State.GRADED;
    }

    private void publishSoFar(Attempts attempts) throws IOException {
        Grade grade = publish(State.GRADED, attempts.verdicts(), attempts.runs(), false);
        grade.scenarios().forEach(this::tell);
    }

    /** Each attempt once, when it has ended. */
    private void tell(GradedScenario scenario) {
        scenario.attempts().stream()
                .filter(attempt -> told.add(scenario.title() + attempt.number()))
                .forEach(attempt -> progress.accept("%-12s %s  (%.1f s%s)"
                        .formatted(
                                attempt.outcome().word(),
                                scenario.title(),
                                attempt.seconds(),
                                attempt.number() == 1 ? "" : ", attempt " + attempt.number())));
    }

    private Grade publish(State state, Verdicts verdicts, List<Run> runs, boolean finished) throws IOException {
        Grade grade = new Grade(
                Grade.FORMAT,
                new SubmissionPart(
                        checked.submission().id(), checked.submission().sha256(), composeFile()),
                assignment,
                provenance(runs, finished),
                state,
                remarks,
                verdicts.stages());
        AtomicFile.write(request.out().resolve(GradeJson.FILE), GradeJson.of(grade));
        listener.published(grade);
        return grade;
    }

    private Provenance provenance(List<Run> runs, boolean finished) {
        String version = SubmissionGrading.class.getPackage().getImplementationVersion();
        return new Provenance(
                version == null ? "" : version,
                runs.stream()
                        .flatMap(run -> run.runtimes().stream())
                        .map(UsedRuntime::name)
                        .findFirst()
                        .orElse(""),
                runs.stream()
                        .flatMap(run -> run.software().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                "%s %s, %s %s"
                        .formatted(
                                Host.property("java.vm.name"),
                                Host.property("java.version"),
                                Host.property("os.name"),
                                Host.property("os.arch")),
                started,
                finished ? Optional.of(SteadyClock.now()) : Optional.empty());
    }

    private String composeFile() {
        return checked.submission()
                .composeFile()
                .map(file -> file.getFileName().toString())
                .orElse("");
    }
}
