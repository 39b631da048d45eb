package dev.kafkalab.traffic.group;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.stream.Stream;

/** Commands and events as lines of JSON, and back. The {@code type} member is the record's simple name. */
final class MemberLines {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addMixIn(MemberCommand.class, Typed.class)
            .addMixIn(MemberEvent.class, Typed.class)
            .registerSubtypes(Stream.of(MemberCommand.class, MemberEvent.class)
                    .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                    .map(type -> new NamedType(type, type.getSimpleName()))
                    .toArray(NamedType[]::new))
            .build();

    private MemberLines() {}

    static String write(MemberCommand command) {
        return write(MemberCommand.class, command);
    }

    static String write(MemberEvent event) {
        return write(MemberEvent.class, event);
    }

    /** @throws IllegalArgumentException if it is no command */
    static MemberCommand command(String line) {
        return read(MemberCommand.class, line);
    }

    /** @throws IllegalArgumentException if it is no event */
    static MemberEvent event(String line) {
        return read(MemberEvent.class, line);
    }

    private static <T> String write(Class<T> type, T value) {
        try {
            return MAPPER.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written: " + value, e);
        }
    }

    private static <T> T read(Class<T> type, String line) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a line of a group's member: " + line, e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}
}
