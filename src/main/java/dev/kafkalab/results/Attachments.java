package dev.kafkalab.results;

import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.json.EvidenceJson;
import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The evidence among a record's attachments, by the step that left it. Cucumber's own query knows finished steps only.
 */
final class Attachments {

    private final Map<String, List<Evidence>> byStep = new HashMap<>();

    void add(Attachment attachment) {
        if (attachment.getTestCaseStartedId().isPresent()
                && attachment.getTestStepId().isPresent()
                && attachment.getMediaType().equals(Evidence.MEDIA_TYPE)) {
            evidence(attachment).ifPresent(evidence -> byStep.computeIfAbsent(
                            key(
                                    attachment.getTestCaseStartedId().get(),
                                    attachment.getTestStepId().get()),
                            key -> new ArrayList<>())
                    .add(evidence));
        }
    }

    List<Evidence> of(String testCaseStartedId, String testStepId) {
        return byStep.getOrDefault(key(testCaseStartedId, testStepId), List.of());
    }

    /** Empty for what a later version may have written, or a program that is not ours. */
    private static Optional<Evidence> evidence(Attachment attachment) {
        try {
            String json = attachment.getContentEncoding() == AttachmentContentEncoding.BASE64
                    ? new String(Base64.getDecoder().decode(attachment.getBody()), StandardCharsets.UTF_8)
                    : attachment.getBody();
            return Optional.ofNullable(EvidenceJson.read(json));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String key(String testCaseStartedId, String testStepId) {
        return testCaseStartedId + " " + testStepId;
    }
}
