package dev.kafkalab.prompt;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Says what it has read, for {@link PromptTest}: a prompt needs a process of its own for its standard input. */
final class PromptProgram {

    private PromptProgram() {}

    public static void main(String... arguments) throws Exception {
        try (Prompt prompt = Prompts.open(new PrintWriter(System.out, true), PromptProgram::after)) {
            prompt.tell("ready");
            for (Optional<String> line = prompt.next(); line.isPresent(); line = prompt.next()) {
                prompt.tell("read [%s]".formatted(line.get()));
                if (line.get().equals("interrupt me")) {
                    tellWhenSomethingIsTyped(prompt);
                }
            }
            prompt.tell("left");
        }
    }

    private static void tellWhenSomethingIsTyped(Prompt prompt) {
        Thread teller = new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                prompt.tell("told \u001b[2J " + i);
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        teller.setDaemon(true);
        teller.start();
    }

    private static List<String> after(List<String> words) {
        return words.isEmpty() ? List.of("kill", "status") : List.of("kafka1", "zoo1");
    }
}
