package dev.kafkalab.evidence.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kafkalab.evidence.Evidence;
import java.util.stream.Stream;

/** Evidence as the JSON of {@link Evidence#MEDIA_TYPE}, and back. Its {@code type} member is the record's simple name. */
public final class EvidenceJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Evidence.class, Typed.class)
            .registerSubtypes(Stream.of(Evidence.class.getPermittedSubclasses())
                    .map(type -> new NamedType(type, type.getSimpleName()))
                    .toArray(NamedType[]::new))
            .build();

    private EvidenceJson() {}

    /** One line of JSON. */
    public static String write(Evidence evidence) {
        try {
            return MAPPER.writerFor(Evidence.class).writeValueAsString(evidence);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Evidence that cannot be written: " + evidence, e);
        }
    }

    /** @throws IllegalArgumentException if this is not evidence that this version knows */
    public static Evidence read(String json) {
        try {
            return MAPPER.readValue(json, Evidence.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not evidence: " + e.getOriginalMessage(), e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}
}
