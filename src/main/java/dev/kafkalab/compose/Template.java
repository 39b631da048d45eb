package dev.kafkalab.compose;

import dev.kafkalab.compose.ComposeException.Kind;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the variables into one value, by the rules of the Compose specification's section "Interpolation":
 * {@code $NAME}, {@code ${NAME}}, defaults ({@code :-}, {@code -}), required values ({@code :?}, {@code ?}),
 * replacements ({@code :+}, {@code +}), each nested at will, and {@code $$} for a dollar.
 */
final class Template {

    /** Finds the value of a variable by its name. */
    interface Lookup {
        Optional<String> find(String name);
    }

    private static final int DEEPEST_NESTING = 50;
    private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
    private static final Pattern BRACED = Pattern.compile("([_a-zA-Z][_a-zA-Z0-9]*)(?:(:?[-+?])(.*))?");

    private final Lookup variables;
    private final Position position;
    private final Consumer<String> unset;
    private final ReadingLimits limits;
    private final int depth;

    /** Fills in values written at this position; names without value and default go to the consumer. */
    Template(Lookup variables, Position position, ReadingLimits limits, Consumer<String> unset) {
        this(variables, position, limits, unset, 0);
    }

    private Template(Lookup variables, Position position, ReadingLimits limits, Consumer<String> unset, int depth) {
        this.variables = variables;
        this.position = position;
        this.limits = limits;
        this.unset = unset;
        this.depth = depth;
    }

    String fill(String template) {
        if (depth > DEEPEST_NESTING) {
            throw new ComposeException(
                    Kind.TOO_MUCH,
                    position,
                    "defaults are nested more than %d levels deep".formatted(DEEPEST_NESTING),
                    "write fewer of them: ${NAME:-${OTHER:-default}}");
        }
        var filled = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int dollar = template.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            filled.append(template, at, dollar);
            at = fillOne(template, dollar, filled);
        }
        return filled.append(template, Math.min(at, template.length()), template.length())
                .toString();
    }

    /** Appends what the dollar at this index stands for, and tells where the text goes on. */
    private int fillOne(String template, int dollar, StringBuilder filled) {
        if (template.startsWith("$$", dollar)) {
            filled.append('$');
            return dollar + 2;
        }
        if (template.startsWith("${", dollar)) {
            int close = closingBrace(template, dollar + 1);
            Matcher braced = close < 0 ? null : BRACED.matcher(template.substring(dollar + 2, close));
            if (braced == null || !braced.matches()) {
                throw new ComposeException(
                        position,
                        close < 0
                                ? "'${' is not closed in: %s".formatted(template)
                                : "'%s' is no variable".formatted(template.substring(dollar, close + 1)),
                        "write ${NAME} or ${NAME:-default}; for a dollar sign itself write $$");
            }
            append(filled, value(braced.group(1), braced.group(2), braced.group(3)));
            return close + 1;
        }
        Matcher name = NAME.matcher(template);
        if (name.region(dollar + 1, template.length()).lookingAt()) {
            append(filled, required(name.group()));
            return name.end();
        }
        filled.append('$');
        return dollar + 1;
    }

    private void append(StringBuilder filled, String value) {
        limits.addCharacters(position, value.length());
        filled.append(value);
    }

    private String value(String name, String operator, String operand) {
        if (operator == null) {
            return required(name);
        }
        Optional<String> value = variables.find(name);
        boolean present =
                operator.startsWith(":") ? value.filter(text -> !text.isEmpty()).isPresent() : value.isPresent();
        // The operand is filled in even if it is not needed: a mistake in it is one on every machine.
        boolean operandNeeded = present == operator.endsWith("+");
        String filled =
                new Template(variables, position, limits, operandNeeded ? unset : any -> {}, depth + 1).fill(operand);
        if (operator.endsWith("?") && !present) {
            throw new ComposeException(
                    position,
                    "the variable %s is required%s".formatted(name, filled.isEmpty() ? "" : ": " + filled),
                    "set it, for example with a line %s=... in the file .env beside the Compose file".formatted(name));
        }
        return operandNeeded && !operator.endsWith("?") ? filled : value.orElse("");
    }

    private String required(String name) {
        return variables.find(name).orElseGet(() -> {
            unset.accept(name);
            return "";
        });
    }

    private static int closingBrace(String template, int opening) {
        int open = 0;
        for (int i = opening; i < template.length(); i++) {
            char character = template.charAt(i);
            if (character == '{') {
                open++;
            } else if (character == '}' && --open == 0) {
                return i;
            }
        }
        return -1;
    }
}
