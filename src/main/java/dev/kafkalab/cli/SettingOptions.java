package dev.kafkalab.cli;

import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Every setting {@code lab.NAME} as an option {@code --NAME} of a command: another way to write
 * {@code -Dlab.NAME=VALUE}.
 */
final class SettingOptions {

    private static final String PREFIX = "lab.";
    private static final Set<String> FLAGS = Set.of("lab.strict", "lab.confined");

    private SettingOptions() {}

    /**
     * Adds them to a command. They are set when its arguments are parsed, before it runs.
     *
     * @param without settings that mean nothing to this command
     */
    static void addTo(CommandSpec command, Set<String> without) {
        LabSettings.NAMES.forEach((name, meaning) -> {
            if (!without.contains(name)) {
                OptionSpec.Builder option = OptionSpec.builder("--" + name.substring(PREFIX.length()))
                        .description(meaning + ".")
                        .setter(setter(name));
                command.addOption(
                        FLAGS.contains(name)
                                ? option.type(boolean.class).arity("0").build()
                                : option.type(String.class)
                                        .paramLabel("VALUE")
                                        .arity("1")
                                        .build());
            }
        });
        command.addOption(OptionSpec.builder("--program")
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .paramLabel("NAME=PATH")
                .arity("1")
                .description(
                        "the program of a service that is not Kafka, to run it as a process; NAME.main=CLASS for its"
                                + " main class. May be given several times.")
                .setter(eachBy((name, path) -> Host.set(PREFIX + "program." + name, path)))
                .build());
    }

    /**
     * Lets a command take {@code -Dlab.NAME=VALUE} as Maven and Java do: messages name settings so, and what they say
     * can be typed as it is.
     */
    static void addDefinitionsTo(CommandSpec command) {
        command.addOption(OptionSpec.builder("-D")
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .paramLabel("lab.NAME=VALUE")
                .arity("1")
                .description("A setting, as messages and the documents write them. May be given several times.")
                .setter(eachBy((name, value) -> define(command, name, value)))
                .build());
    }

    private static void define(CommandSpec command, String name, String value) {
        if (!name.startsWith(PREFIX)) {
            throw new ParameterException(
                    command.commandLine(),
                    "-D%s is no setting: these are written -D%sNAME=VALUE".formatted(name, PREFIX));
        }
        Host.set(name, value);
    }

    private static ISetter eachBy(BiConsumer<String, String> setting) {
        return new ISetter() {
            @Override
            public <T> T set(T value) {
                if (value instanceof Map<?, ?> settings) {
                    settings.forEach((name, it) -> setting.accept(name.toString(), it.toString()));
                }
                return null;
            }
        };
    }

    private static ISetter setter(String property) {
        return new ISetter() {
            @Override
            public <T> T set(T value) {
                // Before it parses, picocli sets an option to its default, of which these have none.
                if (value != null) {
                    Host.set(property, value.toString());
                }
                return null;
            }
        };
    }
}
