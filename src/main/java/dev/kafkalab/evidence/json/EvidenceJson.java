package dev.kafkalab.evidence.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kafkalab.evidence.Cause;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Evidence as the JSON of {@link Evidence#MEDIA_TYPE}, and back. Its {@code type} member is the record's simple name,
 * its {@code version} that of the format; docs/record.md describes it. Each piece bears the version, so that it can be
 * read alone: of a record that is cut off, or put together from several.
 */
public final class EvidenceJson {

    /** The version that is written. What bears none is of version 1. */
    public static final int VERSION = 2;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Evidence.class, TypedByName.class)
            .addMixIn(Subject.class, TypedByName.class)
            .addMixIn(State.class, TypedByName.class)
            .addMixIn(Cause.class, TypedByName.class)
            .addMixIn(Traffic.class, InTheRecord.class)
            .registerSubtypes(Stream.of(Evidence.class, Subject.class, State.class, Cause.class)
                    .flatMap(kinds -> Stream.of(kinds.getPermittedSubclasses()))
                    .map(type -> new NamedType(type, type.getSimpleName()))
                    .toArray(NamedType[]::new))
            .build();

    private EvidenceJson() {}

    /** One line of JSON. */
    public static String write(Evidence evidence) {
        try {
            return "{\"version\":" + VERSION + ","
                    + MAPPER.writerFor(Evidence.class)
                            .writeValueAsString(evidence)
                            .substring(1);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Evidence that cannot be written: " + evidence, e);
        }
    }

    /** @throws IllegalArgumentException if this is not evidence that this version knows */
    public static Evidence read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            int version = tree.path("version").asInt(1);
            if (version > VERSION) {
                throw new IllegalArgumentException(
                        "Evidence of version " + version + ", which is later than " + VERSION);
            }
            Optional<Class<? extends VersionOne.Old>> old = version > 1
                    ? Optional.empty()
                    : VersionOne.type(tree.path("type").asText());
            return old.isPresent()
                    ? MAPPER.treeToValue(tree, old.get()).upgraded()
                    : MAPPER.treeToValue(tree, Evidence.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not evidence: " + e.getOriginalMessage(), e);
        } catch (NullPointerException | NumberFormatException e) {
            throw new IllegalArgumentException("Not evidence of version 1", e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface TypedByName {}

    /** The format has another name for intervals of traffic, from before they were called that. */
    private interface InTheRecord {
        @JsonProperty("stretches")
        List<Traffic.Interval> intervals();
    }
}
