package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Program;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What an image makes of a service.
 *
 * @param program what it would run
 * @param id {@code broker.id}, {@code node.id} or {@code myid}, where there is one before the start
 * @param findings what it would ignore or refuse
 */
public record Reading(Program program, OptionalInt id, List<Finding> findings) {

    public Reading {
        findings = List.copyOf(findings);
    }

    /** A service that is not part of the cluster itself. */
    public static Reading tool() {
        return new Reading(new Program.Tool(), OptionalInt.empty(), List.of());
    }

    Reading plus(List<Finding> more) {
        return new Reading(
                program, id, Stream.concat(findings.stream(), more.stream()).toList());
    }
}
