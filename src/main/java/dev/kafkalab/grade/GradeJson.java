package dev.kafkalab.grade;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kafkalab.results.Points;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code grade.json}: a grade as it is kept. The same grade makes the same bytes on every system. */
public final class GradeJson {

    /** The name of the file. */
    public static final String FILE = "grade.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // Members may be added: a reader passes over what it does not know.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Grade.class, WithPoints.class)
            .addMixIn(GradedStage.class, WithPoints.class)
            .addMixIn(GradedScenario.class, WithPoints.class)
            .build();

    private GradeJson() {}

    /** A grade in JSON, with the totals that follow from it. */
    public static String of(Grade grade) {
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
                            .writeValueAsString(grade)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This grade cannot be written as JSON", e);
        }
    }

    /** The grade that such a file holds. @throws IOException if it cannot be read, or is no grade */
    public static Grade read(Path file) throws IOException {
        Grade grade = JSON.readValue(Files.readString(file), Grade.class);
        if (grade == null || !Grade.FORMAT.equals(grade.format())) {
            throw new IOException("%s is no %s".formatted(file, Grade.FORMAT));
        }
        return grade;
    }

    /** Points follow from outcomes; they are written for whoever reads no more than them. */
    private interface WithPoints {

        @JsonProperty
        Points points();
    }
}
