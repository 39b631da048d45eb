package dev.kafkalab.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with arguments in one message, which a page of help after it would push out of sight. */
final class MistypedArguments implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter errors = command.getErr();
        if (arguments.length == 0) {
            command.usage(errors);
            return Main.IMPOSSIBLE;
        }
        boolean lacksCommand = command.getParent() == null
                && (mistake instanceof UnmatchedArgumentException || mistake instanceof MissingParameterException);
        errors.println("kafka-lab: " + mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, errors);
        errors.println(
                lacksCommand
                        ? "  Fix: write one of "
                                + String.join(", ", command.getSubcommands().keySet())
                        : "  Fix: \"%s --help\" shows what can be written"
                                .formatted(command.getCommandSpec().qualifiedName()));
        return Main.IMPOSSIBLE;
    }
}
