package dev.kafkalab.steps;

import dev.kafkalab.await.InconclusiveTimingException;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Comparison;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.evidence.json.EvidenceJson;
import dev.kafkalab.run.LabRun;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.transcript.KcatLayout;
import io.cucumber.java.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** Attaches what a step saw to the step, in Cucumber's own message stream, and keeps what the scenario has measured. */
public final class EvidenceLog {

    private final LabRun run;
    private final ScenarioContext lab;
    private final List<Comparison.ComparedValue> measured = new ArrayList<>();
    private Scenario scenario;

    public EvidenceLog(LabRun run, ScenarioContext lab) {
        this.run = run;
        this.lab = lab;
    }

    void begin(Scenario current) {
        scenario = current;
    }

    /**
     * Attaches this evidence to the step that runs.
     *
     * @throws InconclusiveTimingException for a measured time that misses its bound by less than this machine was late
     */
    void record(Evidence evidence) {
        if (evidence instanceof Measurement measurement && measurement.inSeconds()) {
            keep(measurement.delayed(
                    run.delay().longestSince(measurement.timing().from())));
        } else if (evidence instanceof Measurement measurement) {
            keep(measurement);
        } else if (evidence instanceof LogExcerpt excerpt) {
            attach(excerpt.linkedFrom(run.settings().reports()));
        } else {
            attach(evidence);
        }
    }

    /**
     * Puts on the page what one would type to see the same by hand.
     *
     * @param command as one would type it
     * @param output what it would print
     */
    @API(status = Status.MAINTAINED, since = "0.1")
    public void transcript(String command, List<String> output) {
        record(new Transcript(command, output));
    }

    private void keep(Measurement alone) {
        Measurement measurement = alone.after(lab.lastDone());
        measured.add(new Comparison.ComparedValue(lab.composeFile(), measurement));
        attach(measurement);
        InconclusiveTimingException.check(
                measurement, run.load().isFullSince(measurement.timing().from()));
    }

    private void attach(Evidence evidence) {
        scenario.attach(
                EvidenceJson.write(evidence),
                Evidence.MEDIA_TYPE,
                evidence.getClass().getSimpleName());
    }

    /** Measures how long a wait took. @throws AssertionError if what was waited for did not come in time */
    void judge(Kind kind, Subject subject, Outcome<?> wait, String origin) {
        judge(Measurements.of(kind, subject, wait, origin), wait);
    }

    /** As above, of a wait that has been measured. */
    void judge(Measurement measurement, Outcome<?> wait) {
        record(measurement);
        wait.orFail();
    }

    /**
     * Measures how long a wait took that is no promise. @throws dev.kafkalab.runtime.SetupException if what was waited
     * for did not come
     */
    void prepared(Kind kind, Subject subject, Outcome<?> wait, String origin) {
        if (wait.reached()) {
            record(Measurements.of(kind, subject, wait, origin));
        }
        wait.orSetupFailure();
    }

    /** Measures how many messages of a topic are so, of so many, where at most that many may be. */
    void atMost(Kind kind, String topic, long value, long atMost, String origin, long outOf) {
        record(Measurements.count(kind, new Subject.TrafficOf(topic), value, atMost, origin)
                .outOf(outOf));
    }

    /** As above, where at least one must be. */
    void atLeastOne(Kind kind, String topic, long value, String origin, long outOf) {
        record(Measurements.atLeast(kind, new Subject.TrafficOf(topic), value, 1, origin)
                .outOf(outOf));
    }

    /** Where a command would ask: at that node, or at every broker. */
    String address(Optional<ClusterNode> node) {
        return node.flatMap(ClusterNode::hostEndpoint)
                .map(Object::toString)
                .orElseGet(() -> lab.lab().observer().bootstrapServers());
    }

    /** Attaches what was seen of a topic, and the command that shows it. */
    void recordTopic(Snapshot seen, String topic) {
        record(seen.only(topic));
        record(KcatLayout.metadata(seen));
    }

    /** What this scenario has measured so far, in order. */
    List<Comparison.ComparedValue> measured() {
        return List.copyOf(measured);
    }
}
