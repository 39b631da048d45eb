package dev.kafkalab.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the text of a shell script apart, into what a {@link ShellScript} says of it. */
final class ShellParser {

    /** Words after which another command begins, and words that end one. */
    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "elif", "else", "fi", "do", "done", "while", "until", "!", "{", "}", "time", "esac");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*\\+?=.*", Pattern.DOTALL);
    private static final Pattern REDIRECTION =
            Pattern.compile("&>{1,2}|[<>]&(?:\\d+|-)|>\\||[<>]&|<>|<<<|<<-?|>>|[<>]");
    private static final Pattern BRACKETS = Pattern.compile("\\([ \\t]*\\)");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("[ \\t]*([^\\s;&|<>()]+)");

    private final String text;
    final List<List<String>> commands = new ArrayList<>();
    final Set<String> functions = new HashSet<>();
    private final StringBuilder word = new StringBuilder();
    private List<String> words = new ArrayList<>();
    private boolean inWord;
    boolean plain = true;
    private boolean piped;
    private final List<String> hereDocuments = new ArrayList<>();

    ShellParser(String text) {
        this.text = text;
    }

    void parse() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = quoted(i);
            } else if (c == '\\' && i + 1 < text.length()) {
                if (text.charAt(i + 1) != '\n') {
                    append(text.charAt(i + 1));
                }
                i += 2;
            } else if (isSubstitution(i)) {
                i = substituted(i);
            } else if (endOfArithmetic(i) > 0) {
                i = expanded(i, endOfArithmetic(i));
            } else if (c == '#' && !inWord) {
                i = endOfLine(i);
            } else if (isBlank(c)) {
                endWord();
                i++;
            } else if (c == '<' || c == '>' || text.startsWith("&>", i)) {
                i = redirection(i);
            } else if (";&|\n()".indexOf(c) >= 0) {
                i = operator(i);
            } else {
                append(c);
                i++;
            }
        }
        endCommand();
    }

    private void append(char c) {
        word.append(c);
        inWord = true;
    }

    private int endOfLine(int i) {
        int end = text.indexOf('\n', i);
        return end < 0 ? text.length() : end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /** A word of digits before it belongs to it, as in {@code 2>}. */
    private int redirection(int i) {
        if (!word.toString().matches("\\d*")) {
            endWord();
        }
        Matcher operator = REDIRECTION.matcher(text).region(i, text.length());
        operator.lookingAt();
        if (operator.group().matches("<<-?")) {
            Matcher end = HERE_DOCUMENT.matcher(text).region(operator.end(), text.length());
            word.setLength(0);
            inWord = false;
            if (end.lookingAt()) {
                hereDocuments.add(operator.group() + end.group(1));
                return end.end();
            }
            return operator.end();
        }
        word.append(operator.group());
        inWord = true;
        endWord();
        return operator.end();
    }

    /**
     * What is to be read as the input of the commands of the line before; without quotes around its end it is expanded.
     */
    private int afterHereDocuments(int line) {
        int i = line;
        for (String document : hereDocuments) {
            String mark = document.replaceFirst("<<-?", "");
            String end = mark.replaceAll("[\"'\\\\]", "");
            boolean isDone = false;
            while (i < text.length() && !isDone) {
                int next = endOfLine(i);
                String read = text.substring(i, next);
                isDone = (document.startsWith("<<-") ? read.replaceFirst("^\t+", "") : read).equals(end);
                next = Math.min(next + 1, text.length());
                if (!isDone && end.equals(mark)) {
                    next = Math.max(next, expanded(i, next));
                    word.setLength(0);
                    inWord = false;
                }
                i = next;
            }
        }
        hereDocuments.clear();
        return i;
    }

    private int operator(int i) {
        char c = text.charAt(i);
        Matcher brackets = BRACKETS.matcher(text).region(i, text.length());
        if (brackets.lookingAt() && isOneWord()) {
            endWord();
            define(words.get(0));
            return brackets.end();
        }
        boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c && (c == '&' || c == '|' || c == ';');
        boolean pipe = c == '|' && !doubled;
        plain = plain
                && (pipe
                        || c == '&' && doubled
                        || c == '\n' && text.substring(i).isBlank());
        endCommand();
        piped = pipe;
        return c == '\n' ? afterHereDocuments(i + 1) : doubled ? i + 2 : i + 1;
    }

    private int quoted(int i) {
        inWord = true;
        int end = endOfQuotes(i);
        int inside = Math.max(i + 1, end - 1);
        if (text.charAt(i) == '"') {
            expanded(i + 1, inside);
        } else {
            word.append(text, i + 1, inside);
        }
        return end;
    }

    /** Text in which nothing but expansions means anything; behind the last of them, or where it ends. */
    private int expanded(int begin, int end) {
        inWord = true;
        int i = begin;
        while (i < end) {
            if (isSubstitution(i)) {
                i = substituted(i);
                continue;
            }
            if (text.charAt(i) == '\\' && i + 1 < end) {
                i++;
            }
            word.append(text.charAt(i));
            i++;
        }
        return i;
    }

    private boolean isSubstitution(int i) {
        return text.charAt(i) == '`' || text.startsWith("$(", i) && endOfArithmetic(i) < 0;
    }

    /**
     * Behind the arithmetic that begins there, or -1: {@code $((a); b)} runs commands, as its inner bracket ends before
     * the outer one ({@code chk_arithsub} in bash's {@code subst.c}).
     */
    private int endOfArithmetic(int i) {
        if (!text.startsWith("$((", i)) {
            return -1;
        }
        int inner = endOfBrackets(i + 3);
        return inner < text.length() && text.charAt(inner - 1) == ')' && text.charAt(inner) == ')' ? inner + 1 : -1;
    }

    /** Behind the closing bracket of what begins there. */
    private int endOfBrackets(int begin) {
        int i = begin;
        int depth = 1;
        while (i < text.length() && depth > 0) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"' || c == '`') {
                i = endOfQuotes(i);
                continue;
            }
            if (c == '#' && isBlankOrLine(text.charAt(i - 1))) {
                i = endOfLine(i);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            i += c == '\\' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }

    private static boolean isBlankOrLine(char c) {
        return isBlank(c) || c == '\n';
    }

    /** Behind the quote that closes the one there. */
    private int endOfQuotes(int begin) {
        char quote = text.charAt(begin);
        int i = begin + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            if (quote == '"' && text.startsWith("$(", i)) {
                i = endOfBrackets(i + 2);
            } else if (quote == '"' && text.charAt(i) == '`') {
                i = endOfQuotes(i);
            } else {
                i += quote != '\'' && text.charAt(i) == '\\' ? 2 : 1;
            }
        }
        return Math.min(i + 1, text.length());
    }

    /** The commands of {@code $(...)} are commands as well; what they answer stands for them in the word. */
    private int substituted(int i) {
        boolean backquote = text.charAt(i) == '`';
        int begin = backquote ? i + 1 : i + 2;
        int end = backquote ? endOfQuotes(i) : endOfBrackets(begin);
        boolean isClosed = end > begin && text.charAt(end - 1) == (backquote ? '`' : ')');
        String commandText = text.substring(begin, isClosed ? end - 1 : end);
        plain = false;
        ShellParser inner = new ShellParser(backquote ? commandText.replaceAll("\\\\([\\\\`$])", "$1") : commandText);
        inner.parse();
        commands.addAll(inner.commands);
        functions.addAll(inner.functions);
        word.append("$()");
        inWord = true;
        return end;
    }

    /** Whether the command is one word so far, as a function's name is before its brackets. */
    private boolean isOneWord() {
        return words.size() + (inWord ? 1 : 0) == 1;
    }

    /** What follows is the function's body, a command like any other. */
    private void define(String function) {
        functions.add(function);
        words.clear();
        plain = false;
    }

    private void endWord() {
        if (inWord) {
            String ended = word.toString();
            if (!words.isEmpty()
                    || !KEYWORDS.contains(ended) && !ASSIGNMENT.matcher(ended).matches()) {
                words.add(ended);
            } else if (KEYWORDS.contains(ended)) {
                plain = false;
            }
            if (words.size() == 2 && words.get(0).equals("function")) {
                define(ended);
            }
        }
        word.setLength(0);
        inWord = false;
    }

    /** The status of a pipeline is its last command's. What only speaks never fails, so what it speaks to may. */
    private boolean failsWithoutInput() {
        boolean finds = words.get(0).matches("[ef]?grep")
                && words.stream().noneMatch(flag -> flag.matches("-\\w*[vc]\\w*|--(invert-match|count)"));
        String before =
                commands.isEmpty() ? "" : commands.get(commands.size() - 1).get(0);
        return finds || Set.of("echo", "printf").contains(before);
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            plain = plain && (!piped || failsWithoutInput());
            commands.add(words);
        }
        piped = false;
        words = new ArrayList<>();
    }
}
