package dev.kafkalab.topology;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The commands in the text of a shell script, for those who judge what it would do. Text is taken apart as far as that
 * takes no shell: variables stay as they are written, and branches are not followed.
 *
 * @param commands each with its words, without quotes, and without assignments and keywords before it. A redirection is
 *     two words: {@code >}, {@code 2>>} or {@code &>}, and what it leads to; only {@code 2>&1} is one. The text of a
 *     here-document is none, but what it has a shell run is a command.
 * @param functions names of functions that it defines anywhere, in whose place a program of that name could not run;
 *     what is in their bodies is among the commands
 * @param isPlain whether all of them must succeed for the script to do so: they are joined by {@code &&}, with at most
 *     an {@code || exit 1} behind them, or piped into a {@code grep} that would find nothing
 */
public record ShellScript(List<List<String>> commands, Set<String> functions, boolean isPlain) {

    private static final Pattern GIVES_UP = Pattern.compile("\\|\\|\\s*(exit\\s+\\d+|false)\\s*$");

    public ShellScript {
        commands = commands.stream().map(List::copyOf).toList();
        functions = Set.copyOf(functions);
    }

    /** Takes a script apart. */
    public static ShellScript of(String text) {
        String script = GIVES_UP.matcher(text.strip()).replaceFirst("").strip();
        ShellParser parser = new ShellParser(script);
        parser.parse();
        return new ShellScript(parser.commands, parser.functions, parser.plain);
    }

    /**
     * The script that a command line hands to a shell, or the command line itself as a script of one command.
     *
     * @param words such as {@code bash -c "..."}
     */
    public static ShellScript ofCommand(List<String> words) {
        return ShellCall.of(words)
                .filter(ShellCall::isText)
                .flatMap(ShellCall::operand)
                .map(ShellScript::of)
                .orElseGet(() -> new ShellScript(words.isEmpty() ? List.of() : List.of(words), Set.of(), true));
    }

    /**
     * What a command line has a shell run.
     *
     * @param operand a script, or the name of its file; empty where the shell reads what it is given on its input
     * @param isText whether the operand is the script itself ({@code -c})
     */
    public record ShellCall(Optional<String> operand, boolean isText) {

        /** What a command line that begins with the name of a shell has it run; empty for any other. */
        public static Optional<ShellCall> of(List<String> words) {
            if (words.isEmpty() || !words.get(0).matches("(.*/)?(ba|a|da)?sh")) {
                return Optional.empty();
            }
            boolean isText = false;
            boolean reads = false;
            int i = 1;
            while (i < words.size() && words.get(i).matches("[-+].*")) {
                String option = words.get(i);
                i++;
                if (option.matches("--?")) {
                    break;
                }
                boolean isLong = option.startsWith("--");
                isText |= !isLong && option.matches("-\\w*c\\w*");
                reads |= !isLong && option.matches("-\\w*s\\w*");
                // Before the script, bash would run the file that these name.
                reads |= option.matches("--(rcfile|init-file)(=.*)?");
                if (!isLong && option.matches(".\\w*[oO]\\w*")) {
                    i++;
                }
            }
            return Optional.of(new ShellCall(
                    i < words.size() && (isText || !reads) ? Optional.of(words.get(i)) : Optional.empty(), isText));
        }
    }
}
