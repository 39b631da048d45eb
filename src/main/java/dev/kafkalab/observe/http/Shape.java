package dev.kafkalab.observe.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON that must have a certain shape: a member that is missing is not taken for 0 or false.
 *
 * <p>Each method throws {@link IllegalArgumentException} if the JSON has another shape.
 */
final class Shape {

    private Shape() {}

    static JsonNode member(JsonNode object, String name) {
        JsonNode member = object.get(name);
        if (member == null) {
            throw new IllegalArgumentException("it has no \"%s\": %s".formatted(name, object));
        }
        return member;
    }

    static List<JsonNode> items(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("it should be a list: " + array);
        }
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    static List<JsonNode> items(JsonNode object, String name) {
        return items(member(object, name));
    }

    static int number(JsonNode value) {
        if (!value.isInt()) {
            throw new IllegalArgumentException("it should be a number: " + value);
        }
        return value.intValue();
    }

    static int number(JsonNode object, String name) {
        return number(member(object, name));
    }

    static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("it should be a text: " + value);
        }
        return value.textValue();
    }

    static List<Integer> numbers(List<JsonNode> objects, String name) {
        return objects.stream().map(object -> number(object, name)).toList();
    }

    static boolean flag(JsonNode object, String name) {
        JsonNode flag = member(object, name);
        if (!flag.isBoolean()) {
            throw new IllegalArgumentException("\"%s\" should be true or false: %s".formatted(name, flag));
        }
        return flag.booleanValue();
    }
}
