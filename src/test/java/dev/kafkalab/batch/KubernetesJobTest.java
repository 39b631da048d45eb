package dev.kafkalab.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifest, read as Kubernetes' API has its fields, in the model that its Java client is made of. */
class KubernetesJobTest {

    /** The model keeps what it does not know. Here that is a mistake. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private final Job job =
            STRICT.convertValue(new Load(LoadSettings.builder().build()).loadFromString(manifest()), Job.class);

    @Test
    void it_is_an_indexed_job_with_an_index_for_each_submission() {
        assertThat(job.getApiVersion()).isEqualTo("batch/v1");
        assertThat(job.getKind()).isEqualTo("Job");
        JobSpec spec = job.getSpec();
        assertThat(spec.getCompletionMode()).isEqualTo("Indexed");
        assertThat(spec.getCompletions()).isEqualTo(200);
        assertThat(spec.getParallelism()).isEqualTo(20);
        assertThat(spec.getBackoffLimitPerIndex()).isEqualTo(3);
        // The API server asks for this wherever there is a policy for failed pods.
        assertThat(spec.getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void trouble_is_tried_again_a_lost_node_costs_nothing_and_a_bug_fails_its_index_alone() {
        List<PodFailurePolicyRule> rules = job.getSpec().getPodFailurePolicy().getRules();

        assertThat(rules).extracting(PodFailurePolicyRule::getAction).containsExactly("Ignore", "Count", "FailIndex");
        assertThat(rules.get(0).getOnPodConditions().get(0).getType()).isEqualTo("DisruptionTarget");
        assertThat(rules.get(0).getOnPodConditions().get(0).getStatus()).isEqualTo("True");
        assertThat(rules.get(1).getOnExitCodes().getOperator()).isEqualTo("In");
        assertThat(rules.get(1).getOnExitCodes().getValues()).contains(75, 137);
        assertThat(rules.get(2).getOnExitCodes().getOperator()).isEqualTo("NotIn");
        assertThat(rules.get(2).getOnExitCodes().getValues())
                .isEqualTo(rules.get(1).getOnExitCodes().getValues());
    }

    @Test
    void each_pod_grades_its_index_with_memory_and_the_shared_volume() {
        PodSpec pod = job.getSpec().getTemplate().getSpec();
        Container grader = pod.getContainers().get(0);

        assertThat(grader.getCommand().get(2))
                .startsWith("exec java -jar /opt/kafka-lab.jar grade task --list '/shared/my grades/tasks.ndjson'")
                .endsWith("--index \"$JOB_COMPLETION_INDEX\"");
        assertThat(grader.getResources().getLimits()).containsEntry("memory", new Quantity("2500M"));
        assertThat(grader.getVolumeMounts().get(0).getMountPath()).isEqualTo("/shared");
        assertThat(grader.getVolumeMounts().get(0).getName())
                .isEqualTo(pod.getVolumes().get(0).getName());
        assertThat(pod.getVolumes().get(0).getPersistentVolumeClaim().getClaimName())
                .isEqualTo("grading");
    }

    private static String manifest() {
        EngineJob batch = new EngineJob(
                Path.of("/shared/my grades"),
                200,
                List.of(1),
                Graders.BY,
                20,
                3,
                new TaskLimits(Duration.ofMinutes(5), 2000, 1),
                List.of());
        return new KubernetesJob(batch, "kafka-lab:1", "/opt/kafka-lab.jar", "grading", "/shared").manifest();
    }
}
