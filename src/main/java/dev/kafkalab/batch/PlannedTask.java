package dev.kafkalab.batch;

/**
 * A submission that is to be graded: a line of {@code tasks.ndjson}.
 *
 * @param index its place in the list, from 0
 * @param id the name of its folder, made safe for names of files
 * @param path its folder, absolute
 * @param sha256 of its files, in hexadecimal digits; empty if they cannot be read
 * @param labVersion the version of the program that planned it
 * @param by what it is graded by
 * @param problem why it cannot be graded at all; empty if it can
 */
public record PlannedTask(
        int index, String id, String path, String sha256, String labVersion, GradedBy by, String problem) {

    /** The same, at another place of the list. */
    PlannedTask at(int place) {
        return new PlannedTask(place, id, path, sha256, labVersion, by, problem);
    }

    /** What a grade is a grade of: it holds as long as none of the three has changed. */
    public String key() {
        return "submission %s, lab %s, assignment %s"
                .formatted(sha256.isEmpty() ? "unreadable" : sha256, labVersion, by.sha256());
    }
}
