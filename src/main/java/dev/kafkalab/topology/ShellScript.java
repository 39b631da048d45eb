package dev.kafkalab.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands in the text of a shell script, for those who judge what it would do. Text is taken apart as far as that
 * takes no shell: variables stay as they are written, and branches are not followed.
 *
 * @param commands each with its words, without quotes, and without assignments and keywords before it
 * @param isPlain whether all of them must succeed for the script to do so: they are joined by {@code &&}, with at most
 *     an {@code || exit 1} behind them, or piped into a {@code grep} that would find nothing
 */
public record ShellScript(List<List<String>> commands, boolean isPlain) {

    /** Words after which another command begins, and words that end one. */
    private static final Set<String> KEYWORDS =
            Set.of("if", "then", "elif", "else", "fi", "do", "done", "while", "until", "!", "{", "}", "time", "esac");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*\\+?=.*", Pattern.DOTALL);
    private static final Pattern GIVES_UP = Pattern.compile("\\|\\|\\s*(exit\\s+\\d+|false)\\s*$");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("<<-?\\s*['\"]?(\\w+)['\"]?");

    public ShellScript {
        commands = commands.stream().map(List::copyOf).toList();
    }

    /** Takes a script apart. */
    public static ShellScript of(String text) {
        String script = GIVES_UP.matcher(text.strip()).replaceFirst("").strip();
        Parser parser = new Parser(withoutHereDocuments(script.replace("\\\n", " ")));
        parser.parse();
        return new ShellScript(parser.commands, parser.plain);
    }

    /**
     * The script that a command line hands to a shell, or the command line itself as a script of one command.
     *
     * @param words such as {@code bash -c "..."}
     */
    public static ShellScript ofCommand(List<String> words) {
        if (words.size() >= 3
                && words.get(0).matches("(.*/)?(ba|a|da)?sh")
                && words.get(1).matches("-\\w*c\\w*")) {
            return of(words.get(2));
        }
        return new ShellScript(words.isEmpty() ? List.of() : List.of(words), true);
    }

    private static String withoutHereDocuments(String script) {
        String text = script;
        Matcher found = HERE_DOCUMENT.matcher(text);
        int from = 0;
        while (found.find(from)) {
            Matcher end =
                    Pattern.compile("(?m)^\\s*" + found.group(1) + "\\s*$").matcher(text);
            int line = text.indexOf('\n', found.end());
            if (line < 0 || !end.find(line)) {
                return text.substring(0, found.start());
            }
            text = text.substring(0, found.start()) + text.substring(found.end(), line) + text.substring(end.end());
            from = found.start();
            found = HERE_DOCUMENT.matcher(text);
        }
        return text;
    }

    private static final class Parser {

        private final String text;
        private final List<List<String>> commands = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private List<String> words = new ArrayList<>();
        private boolean inWord;
        private boolean plain = true;
        private boolean piped;

        Parser(String text) {
            this.text = text;
        }

        void parse() {
            int i = 0;
            while (i < text.length()) {
                char c = text.charAt(i);
                if (c == '\'' || c == '"') {
                    i = quoted(i);
                } else if (c == '\\' && i + 1 < text.length()) {
                    word.append(text.charAt(i + 1));
                    inWord = true;
                    i += 2;
                } else if (text.startsWith("$(", i) && !text.startsWith("$((", i) || c == '`') {
                    i = substituted(i);
                } else if (c == '#' && !inWord) {
                    int end = text.indexOf('\n', i);
                    i = end < 0 ? text.length() : end;
                } else if (isBlank(c)) {
                    endWord();
                    i++;
                } else if (";&|\n()".indexOf(c) >= 0 && !(c == '&' && (inRedirection() || text.startsWith("&>", i)))) {
                    i = operator(i);
                } else {
                    word.append(c);
                    inWord = true;
                    i++;
                }
            }
            endCommand();
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\r';
        }

        /** {@code 2>&1} and {@code >&2}. */
        private boolean inRedirection() {
            return !word.isEmpty() && (word.charAt(word.length() - 1) == '>' || word.charAt(word.length() - 1) == '<');
        }

        private int operator(int i) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c && (c == '&' || c == '|' || c == ';');
            boolean pipe = c == '|' && !doubled;
            plain = plain
                    && (pipe
                            || c == '&' && doubled
                            || c == '\n' && text.substring(i).isBlank());
            endCommand();
            piped = pipe;
            return doubled ? i + 2 : i + 1;
        }

        private int quoted(int i) {
            char quote = text.charAt(i);
            inWord = true;
            int j = i + 1;
            while (j < text.length() && text.charAt(j) != quote) {
                if (quote == '"' && text.charAt(j) == '\\' && j + 1 < text.length()) {
                    j++;
                } else if (quote == '"' && text.startsWith("$(", j) && !text.startsWith("$((", j)) {
                    j = substituted(j);
                    continue;
                }
                word.append(text.charAt(j));
                j++;
            }
            return j + 1;
        }

        /** The commands of {@code $(...)} are commands as well; what they answer stands for them in the word. */
        private int substituted(int i) {
            boolean backquote = text.charAt(i) == '`';
            int begin = backquote ? i + 1 : i + 2;
            int depth = 1;
            int j = begin;
            while (j < text.length() && depth > 0) {
                char c = text.charAt(j);
                if (backquote) {
                    depth -= c == '`' ? 1 : 0;
                } else if (c == '(') {
                    depth++;
                } else if (c == ')') {
                    depth--;
                }
                j++;
            }
            plain = false;
            Parser inner = new Parser(text.substring(begin, Math.max(begin, depth == 0 ? j - 1 : j)));
            inner.parse();
            commands.addAll(inner.commands);
            word.append("$()");
            inWord = true;
            return j;
        }

        private void endWord() {
            if (inWord) {
                String ended = word.toString();
                if (!words.isEmpty()
                        || !KEYWORDS.contains(ended)
                                && !ASSIGNMENT.matcher(ended).matches()) {
                    words.add(ended);
                } else if (KEYWORDS.contains(ended)) {
                    plain = false;
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
}
