package dev.kafkalab.grading;

import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.runtime.Judgement;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.submission.Checked;
import dev.kafkalab.submission.Refusal;
import dev.kafkalab.submission.SafetyNote;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is found in a submission's files before anything is started: rules of safety that they break, what the reader,
 * the images and Kafka itself refuse, and what looks wrong.
 *
 * @param topology the cluster; empty if the files are refused
 * @param remarks in the order in which they are to be read
 */
record Inspection(Optional<Topology> topology, List<Remark> remarks) {

    Inspection {
        remarks = List.copyOf(remarks);
    }

    /**
     * @param judge asks the Kafka and ZooKeeper of the nodes' own versions
     * @param progress told if they cannot be asked
     */
    static Inspection of(Checked checked, Function<Topology, Judgement> judge, Consumer<String> progress) {
        List<Remark> remarks = new ArrayList<>(
                checked.refusals().stream().map(Inspection::refusal).toList());
        if (!remarks.isEmpty() || checked.topology().isEmpty()) {
            return new Inspection(Optional.empty(), remarks);
        }
        Topology topology = checked.topology().get();
        Path folder = checked.submission().folder();
        remarks.addAll(checked.notes().stream().map(Inspection::note).toList());
        remarks.addAll(findings(topology.findings(), folder));
        if (remarks.stream().noneMatch(Remark::grave)) {
            try {
                remarks.addAll(findings(judge.apply(topology).refusals(), folder));
            } catch (SetupException e) {
                // Whether a node starts is then seen when it is started.
                progress.accept("Kafka itself was not asked: " + e.getMessage());
            }
        }
        return new Inspection(Optional.of(topology), remarks);
    }

    /** Whether nothing is to be started. */
    boolean isRefused() {
        return topology.isEmpty() || remarks.stream().anyMatch(Remark::grave);
    }

    /** Why nothing is started, in words for the student; empty if something is. */
    String reason() {
        return remarks.stream()
                .filter(Remark::grave)
                .map(remark -> "%s%s: %s"
                        .formatted(remark.file(), remark.line() == 0 ? "" : ":" + remark.line(), remark.message()))
                .findFirst()
                .orElse("");
    }

    private static Remark refusal(Refusal refusal) {
        return new Remark(
                refusal.rule().toString(),
                slashed(refusal.file()),
                refusal.line(),
                refusal.reason(),
                refusal.remedy(),
                true);
    }

    private static Remark note(SafetyNote note) {
        return new Remark("note", slashed(note.file()), note.line(), note.message(), "", false);
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static List<Remark> findings(List<Finding> findings, Path folder) {
        return findings.stream().map(finding -> remark(finding, folder)).toList();
    }

    private static Remark remark(Finding finding, Path folder) {
        ForeignPaths paths = new ForeignPaths(Map.of(folder, ""));
        Path file = finding.position().file();
        Path named = file.isAbsolute() && file.startsWith(folder) ? folder.relativize(file) : file;
        return new Remark(
                Words.lower(finding.severity()),
                slashed(named),
                finding.position().line(),
                paths.takenOut(finding.node() + ": " + finding.message()),
                paths.takenOut(finding.remedy()),
                finding.severity() == Severity.REFUSED);
    }
}
