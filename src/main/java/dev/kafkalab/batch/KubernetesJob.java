package dev.kafkalab.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * A batch as an Indexed Job of Kubernetes 1.33 or newer, where its fields are no longer tried out. A pod has a network
 * of its own, so submissions do not meet. Indexes that have a grade already end at once.
 *
 * @param batch what is to be graded
 * @param image a container image with Java and this program
 * @param jar this program in the image
 * @param claim the name of the volume claim that holds the submissions and the folder of the batch
 * @param mount where it is mounted: their paths are to be the same as where the batch was planned
 */
public record KubernetesJob(EngineJob batch, String image, String jar, String claim, String mount) {

    /**
     * Ended with SIGKILL, as by a node that runs out of memory, or with SIGTERM: that says nothing of the submission.
     */
    private static final List<Integer> TRY_AGAIN = List.of(Grader.TROUBLE, 137, 143);

    private static final int CORES = 2;
    private static final int OWN_MEGABYTES = 500;

    /** The manifest, as YAML. */
    public String manifest() {
        DumpSettings block = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setSplitLines(false)
                .build();
        return new Dump(block).dumpToString(job());
    }

    private Map<String, Object> job() {
        return map(
                "apiVersion",
                "batch/v1",
                "kind",
                "Job",
                "metadata",
                map("generateName", "kafka-lab-"),
                "spec",
                map(
                        "completionMode", "Indexed",
                        "completions", batch.planned(),
                        "parallelism", batch.jobs(),
                        "backoffLimitPerIndex", batch.attempts(),
                        "maxFailedIndexes", batch.planned(),
                        "podFailurePolicy", map("rules", rules()),
                        "template", map("spec", pod())));
    }

    /** What is not ours and not the node's is a bug: it fails its index at once, and no other. */
    private static List<Map<String, Object>> rules() {
        return List.of(
                map("action", "Ignore", "onPodConditions", List.of(map("type", "DisruptionTarget", "status", "True"))),
                map("action", "Count", "onExitCodes", map("operator", "In", "values", TRY_AGAIN)),
                map("action", "FailIndex", "onExitCodes", map("operator", "NotIn", "values", TRY_AGAIN)));
    }

    private Map<String, Object> pod() {
        return map(
                "restartPolicy",
                "Never",
                "automountServiceAccountToken",
                false,
                "containers",
                List.of(map(
                        "name", "grader",
                        "image", image,
                        "command", List.of("sh", "-c", command()),
                        "resources",
                                map(
                                        "requests", map("cpu", String.valueOf(CORES), "memory", memory()),
                                        "limits", map("memory", memory())),
                        "volumeMounts", List.of(map("name", "batch", "mountPath", mount)))),
                "volumes",
                List.of(map("name", "batch", "persistentVolumeClaim", map("claimName", claim))));
    }

    /** The index is a variable of the container's environment in every Indexed Job. */
    private String command() {
        return "exec java -jar %s %s --index \"$JOB_COMPLETION_INDEX\""
                .formatted(ShellText.quoted(jar), ShellText.of(batch.taskArguments()));
    }

    private String memory() {
        return batch.limits().megabytes() + OWN_MEGABYTES + "M";
    }

    /** In the order in which people write them. */
    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
