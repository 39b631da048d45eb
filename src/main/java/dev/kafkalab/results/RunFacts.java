package dev.kafkalab.results;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import io.cucumber.messages.types.Timestamp;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.Optional;

/**
 * What Cucumber's own messages do not say about a run: an attachment to the run itself.
 *
 * @param processors how many processors the machine has
 * @param memoryBytes how much memory it has, or 0
 * @param filter the tag expression that chooses the run's scenarios, or empty
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunFacts(int processors, long memoryBytes, String filter) {

    static final RunFacts UNKNOWN = new RunFacts(0, 0, "");

    private static final String MEDIA_TYPE = "application/vnd.kafka-lab.run+json";
    private static final JsonMapper JSON = new JsonMapper();

    public RunFacts {
        filter = filter == null ? "" : filter;
    }

    /** As the message that a record keeps it in. */
    public Attachment asAttachment(Timestamp at) {
        try {
            return new Attachment(
                    JSON.writeValueAsString(this),
                    AttachmentContentEncoding.IDENTITY,
                    null,
                    MEDIA_TYPE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    at);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<RunFacts> in(Attachment attachment) {
        if (!attachment.getMediaType().equals(MEDIA_TYPE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(attachment.getBody(), RunFacts.class));
        } catch (JsonProcessingException unknown) {
            return Optional.empty();
        }
    }

    /** Whether the run was asked for a scenario with these tags. */
    public boolean selects(Tags tags) {
        try {
            return filter.isBlank() || TagExpressionParser.parse(filter).evaluate(tags.names());
        } catch (TagExpressionException nonsense) {
            return true;
        }
    }
}
