package dev.kafkalab.submission;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service's variables may say to the JVM, the shell and the logging of its image. */
final class EnvironmentRules {

    private static final Set<String> JVM = Set.of(
            "KAFKA_OPTS",
            "KAFKA_HEAP_OPTS",
            "KAFKA_JVM_PERFORMANCE_OPTS",
            "KAFKA_GC_LOG_OPTS",
            "KAFKA_LOG4J_OPTS",
            "KAFKA_DEBUG",
            "JAVA_DEBUG_OPTS",
            "EXTRA_ARGS",
            "JAVA_OPTS",
            "JVM_OPTS",
            "JVMFLAGS",
            "SERVER_JVMFLAGS",
            "CLIENT_JVMFLAGS",
            "ZK_SERVER_HEAP",
            "ZK_CLIENT_HEAP",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "IBM_JAVA_OPTIONS",
            "JAVA_HOME",
            "JAVA");

    private static final Pattern HEAP = Pattern.compile("-Xm[sx]\\d{1,9}[kKmMgGtT]?");

    /** What only tunes a JVM: switches, and numbers. Nodes run with options of ours, so it changes nothing. */
    private static final Pattern TUNING =
            Pattern.compile("-server|-client|-XX:[+-][A-Z]\\w{1,60}|-XX:[A-Z]\\w{1,60}=[\\d.]{1,12}[kKmMgG%]?");

    /**
     * System properties that set a number or a switch, and name nothing that is loaded, opened or connected to. The
     * first two decide how soon a restarted node is found again, and our own Compose files set them.
     */
    private static final Map<String, Pattern> HARMLESS = Map.of(
            "sun.net.inetaddr.ttl", Pattern.compile("-?\\d{1,9}"),
            "sun.net.inetaddr.negative.ttl", Pattern.compile("-?\\d{1,9}"),
            "java.net.preferIPv4Stack", Pattern.compile("true|false"),
            "java.awt.headless", Pattern.compile("true|false"),
            "zookeeper.4lw.commands.whitelist", Pattern.compile("[a-z, *]*"),
            "zookeeper.admin.enableServer", Pattern.compile("true|false"),
            "zookeeper.sasl.client", Pattern.compile("true|false"));

    private static final Pattern LOADER = Pattern.compile(
            "LD_\\w+|DYLD_\\w+|BASH_ENV|ENV|PATH|CLASSPATH|SHELLOPTS|BASHOPTS|PROMPT_COMMAND|IFS|PS4|PYTHON\\w+"
                    + "|BASH_FUNC_.*|MALLOC_\\w+|GCONV_PATH|NODE_OPTIONS|PERL5\\w+|JAVA_SECURITY_\\w+");

    /** Whether remote management is on is the lab's own decision; a port of it is nobody's way in. */
    private static final Set<String> MANAGEMENT =
            Set.of("KAFKA_JMX_PORT", "KAFKA_JMX_HOSTNAME", "JMX_PORT", "JMXPORT", "JMXDISABLE");

    private static final String MANAGEMENT_OPTIONS = "KAFKA_JMX_OPTS";
    private static final Pattern MANAGEMENT_OPTION =
            Pattern.compile("-D(com\\.sun\\.management\\.[\\w.]+|java\\.rmi\\.server\\.hostname)(=\\S*)?");

    private static final List<String> LEVELS =
            List.of("OFF", "FATAL", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL");
    private static final String LEVEL = "(?i)(" + String.join("|", LEVELS) + ")";
    private static final Pattern LOGGERS =
            Pattern.compile("\\s*|[\\w.$-]+\\s*=\\s*" + LEVEL + "(\\s*,\\s*[\\w.$-]+\\s*=\\s*" + LEVEL + ")*,?\\s*");

    /** A level, and the appenders that the images have. */
    private static final Pattern ROOT = Pattern.compile("\\s*|" + LEVEL + "(\\s*,\\s*[A-Za-z]+)*");

    private EnvironmentRules() {}

    static void check(Service service, Limits limits, RefusalCollector refusals) {
        for (EnvironmentVariable variable : service.environment()) {
            String name = variable.name();
            if (MANAGEMENT.contains(name) || name.equals(MANAGEMENT_OPTIONS) && isOfManagement(variable.value())) {
                refusals.note(
                        variable.position(), "%s is not passed on: no node is managed from outside".formatted(name));
            } else if (JVM.contains(name) || name.equals(MANAGEMENT_OPTIONS)) {
                jvm(service, variable, limits, refusals);
            } else if (LOADER.matcher(name).matches()) {
                refusals.refuse(
                        SafetyRule.LOADER_VARIABLE, variable.position(), "%s sets %s".formatted(service.name(), name));
            } else if (isLogging(name) && !isHarmlessLogging(name, variable.value())) {
                refusals.refuse(
                        SafetyRule.LOG_CONFIGURATION,
                        variable.position(),
                        "%s of %s is %s".formatted(name, service.name(), variable.value()));
            }
        }
    }

    /** The values of the variables by which a JVM is given options. */
    static Stream<String> jvmOptions(Service service) {
        return service.environment().stream()
                .filter(variable -> JVM.contains(variable.name()))
                .map(variable -> variable.name().endsWith("_HEAP")
                        ? "-Xmx%sm".formatted(variable.value().strip())
                        : variable.value());
    }

    /** Whether a variable speaks to the JVM, the shell or the logging, and to no program: those are not passed on. */
    static boolean isForTheProcess(String name) {
        return JVM.contains(name)
                || MANAGEMENT.contains(name)
                || name.equals(MANAGEMENT_OPTIONS)
                || LOADER.matcher(name).matches()
                || isLogging(name);
    }

    private static boolean isOfManagement(String options) {
        return Stream.of(options.strip().split("\\s+"))
                .allMatch(option ->
                        option.isEmpty() || MANAGEMENT_OPTION.matcher(option).matches());
    }

    private static void jvm(Service service, EnvironmentVariable variable, Limits limits, RefusalCollector refusals) {
        if (variable.name().endsWith("_HEAP") && variable.value().strip().matches("\\d{0,9}")) {
            return;
        }
        for (String option : variable.value().strip().split("\\s+")) {
            if (TUNING.matcher(option).matches()) {
                refusals.note(
                        variable.position(),
                        "%s of %s is not passed on: the JVM is not tuned here".formatted(option, service.name()));
            } else if (!option.isEmpty() && !isHarmless(option)) {
                refusals.refuse(
                        SafetyRule.JVM_OPTIONS,
                        variable.position(),
                        "%s of %s has the option %s".formatted(variable.name(), service.name(), option));
                return;
            }
        }
        if (HeapSize.largest(variable.value()) > limits.heapMegabytes()) {
            refusals.note(
                    variable.position(),
                    "the heap of %s is made %d MB, the most that a node has here"
                            .formatted(service.name(), limits.heapMegabytes()));
        }
    }

    /** Whether it is the size of a heap, or a system property that opens and loads nothing. */
    static boolean isHarmless(String option) {
        if (HEAP.matcher(option).matches()) {
            return true;
        }
        int equals = option.indexOf('=');
        if (!option.startsWith("-D") || equals < 0) {
            return false;
        }
        Pattern values = HARMLESS.get(option.substring(2, equals));
        return values != null && values.matcher(option.substring(equals + 1)).matches();
    }

    private static boolean isLogging(String name) {
        return name.contains("LOG4J") || name.contains("LOGBACK") || name.contains("LOGGING_");
    }

    private static boolean isHarmlessLogging(String name, String value) {
        return name.endsWith("LOGGERS") || name.endsWith("LOGLEVEL") || name.endsWith("LOG4J_PROP")
                ? (name.endsWith("LOGGERS") ? LOGGERS : ROOT).matcher(value).matches()
                // Of a name that no script reads, what looks like levels and words may stay.
                : value.matches("[\\w ,.:=-]*") && !value.contains("#");
    }
}
