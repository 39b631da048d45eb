package dev.kafkalab.compose;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code NAME=value} lines, by the rules of the Compose documentation's section "Environment file syntax":
 * comments, {@code export}, {@code NAME: value}, single quotes (taken as they are), double quotes (escapes and
 * variables), values over several lines, and a bare {@code NAME}, whose value comes from elsewhere.
 */
final class EnvFile {

    private static final Pattern EXPORT = Pattern.compile("export[ \\t]+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.\\-\\[\\]]+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([abfnrtv\\\\\"$]|0[0-7]{0,3})");
    private static final String BLANKS = " \t\f\u000B\u0085\u00A0";

    private final Path file;
    private final Template.Lookup outer;
    private final ReadingLimits limits;
    private final Map<String, EnvironmentVariable> found = new LinkedHashMap<>();
    private String text;
    private int at;
    private int counted;
    private int lineOfCounted;

    /** A file whose own {@code ${NAME}} are looked up outside first, then among its earlier lines. */
    EnvFile(Path file, Template.Lookup outer, ReadingLimits limits) {
        this.file = file;
        this.outer = outer;
        this.limits = limits;
    }

    /** Its variables; the last line of a name wins. */
    List<EnvironmentVariable> variables() {
        text = limits.text(file);
        at = 0;
        counted = 0;
        lineOfCounted = 1;
        found.clear();
        while (skipToStatement()) {
            readStatement();
        }
        return List.copyOf(found.values());
    }

    private boolean skipToStatement() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                at = endOfLine();
            } else if (text.charAt(at) == '\n' || isBlank(text.charAt(at))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void readStatement() {
        Position position = position(at);
        Matcher export = EXPORT.matcher(text).region(at, text.length());
        at = export.lookingAt() ? export.end() : at;
        Matcher matcher = NAME.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw noVariable(position);
        }
        String name = matcher.group();
        at = matcher.end();
        skipBlanks();
        if (at == text.length() || text.charAt(at) == '\n') {
            outer.find(name).ifPresent(value -> found.put(name, new EnvironmentVariable(name, value, position)));
            return;
        }
        if (text.charAt(at) != '=' && text.charAt(at) != ':') {
            throw noVariable(position);
        }
        at++;
        skipBlanks();
        found.put(name, new EnvironmentVariable(name, readValue(position), position));
    }

    private ComposeException noVariable(Position position) {
        String line =
                text.lines().skip(position.line() - 1L).findFirst().orElse("").strip();
        return new ComposeException(
                position,
                "'%s' sets no variable: a name has letters, digits and _ only".formatted(line),
                "write NAME=value, or # before a comment");
    }

    private String readValue(Position position) {
        char quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote == '"' || quote == '\'') {
            String quoted = readQuoted(quote);
            return quote == '"' ? fill(unescape(quoted), position) : quoted;
        }
        int end = endOfLine();
        String line = text.substring(at, end);
        at = end;
        int comment = line.indexOf(" #");
        return fill((comment < 0 ? line : line.substring(0, comment)).stripTrailing(), position);
    }

    /** The text up to the closing quote; a backslash stays, except before that quote. */
    private String readQuoted(char quote) {
        int opening = at++;
        var value = new StringBuilder();
        boolean escaped = false;
        for (; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == quote && !escaped) {
                at++;
                return value.toString();
            }
            if (character == '\\' && !escaped) {
                escaped = true;
                continue;
            }
            value.append(escaped && character != quote ? "\\" : "").append(character);
            escaped = false;
        }
        throw new ComposeException(
                position(opening),
                "the quote %s opened on this line is not closed".formatted(quote),
                "close it at the end of the value");
    }

    private String fill(String value, Position position) {
        Template.Lookup lookup = name ->
                outer.find(name).or(() -> Optional.ofNullable(found.get(name)).map(EnvironmentVariable::value));
        return new Template(lookup, position, limits, any -> {}).fill(value);
    }

    private static String unescape(String value) {
        return ESCAPE.matcher(value).replaceAll(match -> Matcher.quoteReplacement(unescapeOne(match.group(1))));
    }

    private static String unescapeOne(String escape) {
        return switch (escape.charAt(0)) {
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> "\u000B";
            // A dollar that is not to be filled in, as the template writes it.
            case '$' -> "$$";
            case '0' -> escape.length() == 4 ? Character.toString((char) Integer.parseInt(escape, 8)) : "\\" + escape;
            default -> escape;
        };
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char character) {
        return BLANKS.indexOf(character) >= 0 || character == '\r';
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** The position of an index that does not lie before the one asked for last. */
    private Position position(int index) {
        for (; counted < index; counted++) {
            lineOfCounted += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return new Position(file, lineOfCounted);
    }
}
