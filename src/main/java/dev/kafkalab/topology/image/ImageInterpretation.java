package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What an image makes of a service.
 *
 * @param program what it would run
 * @param id {@code broker.id}, {@code node.id} or {@code myid}, where there is one before the start
 * @param findings what it would ignore or refuse
 */
public record ImageInterpretation(Program program, OptionalInt id, List<Finding> findings) {

    public ImageInterpretation {
        findings = List.copyOf(findings);
    }

    /** A service that is not part of the cluster itself. */
    public static ImageInterpretation tool() {
        return new ImageInterpretation(new Program.Tool(), OptionalInt.empty(), List.of());
    }

    /** A Kafka node. Its id is {@code node.id} or {@code broker.id}; a negative one is generated at start. */
    static ImageInterpretation kafka(Version version, Map<String, String> properties, Optional<String> clusterId) {
        OptionalInt id = Numbers.integer(properties.getOrDefault("node.id", properties.get("broker.id")));
        return new ImageInterpretation(
                new Program.Kafka(version.number(), properties, clusterId),
                id.isPresent() && id.getAsInt() < 0 ? OptionalInt.empty() : id,
                List.of());
    }

    /** A ZooKeeper. @param inEnsemble whether it is a member of one, so that its id matters */
    static ImageInterpretation zooKeeper(
            Version version, Map<String, String> properties, OptionalInt myid, boolean inEnsemble) {
        Optional<Integer> member = inEnsemble && myid.isPresent() ? Optional.of(myid.getAsInt()) : Optional.empty();
        return new ImageInterpretation(new Program.ZooKeeper(version.number(), properties, member), myid, List.of());
    }

    ImageInterpretation plus(List<Finding> more) {
        return new ImageInterpretation(
                program, id, Stream.concat(findings.stream(), more.stream()).toList());
    }

    /** The same without its accusations, since what nobody has read may have put right what they speak of. */
    ImageInterpretation notesOnly() {
        return new ImageInterpretation(
                program,
                id,
                findings.stream()
                        .filter(finding -> finding.severity() == Severity.NOTE)
                        .toList());
    }
}
