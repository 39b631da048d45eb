package dev.kafkalab.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a larger record of one: every stage several times, each time with ids and a file of its own. */
public final class ManyScenarios {

    /** What a record has at its beginning, once. */
    private static final Set<String> FIRST = Set.of("meta", "testRunStarted", "hook");

    private static final String LAST = "testRunFinished";
    private static final Pattern ID = Pattern.compile("id|.*Ids?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ManyScenarios() {}

    /** Writes a record that has the other's stages so many times; the labs stay. Returns its file. */
    public static Path of(Path record, int times, Path into) throws IOException {
        List<String> lines = Files.readAllLines(record);
        try (Writer out = Files.newBufferedWriter(into)) {
            for (int copy = 1; copy <= times; copy++) {
                for (String line : lines) {
                    JsonNode message = JSON.readTree(line);
                    if (belongs(message.fieldNames().next(), copy, times)) {
                        out.write(renamed("", message, "-" + copy) + "\n");
                    }
                }
            }
        }
        return into;
    }

    private static boolean belongs(String message, int copy, int times) {
        return FIRST.contains(message) ? copy == 1 : !message.equals(LAST) || copy == times;
    }

    private static JsonNode renamed(String name, JsonNode value, String suffix) {
        // The hooks are those of every scenario.
        if (name.startsWith("hook")) {
            return value;
        }
        if (value.isTextual() && ID.matcher(name).matches()) {
            return TextNode.valueOf(value.asText() + suffix);
        }
        if (value.isTextual() && name.equals("uri")) {
            return TextNode.valueOf(value.asText().replace(".feature", suffix + ".feature"));
        }
        if (value.isArray()) {
            ArrayNode all = JSON.createArrayNode();
            value.forEach(one -> all.add(renamed(name, one, suffix)));
            return all;
        }
        if (value.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            value.properties()
                    .forEach(field -> object.set(field.getKey(), renamed(field.getKey(), field.getValue(), suffix)));
            return object;
        }
        return value;
    }
}
