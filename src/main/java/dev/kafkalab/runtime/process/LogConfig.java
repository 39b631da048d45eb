package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The logging configuration of a node: everything on standard output, in the pattern that the program's own
 * distribution uses, so that the lines students find are the lines that guides show.
 */
final class LogConfig {

    private static final String KAFKA_PATTERN = "[%d] %p %m (%c)%n";
    private static final String ZOOKEEPER_PATTERN = "%d{ISO8601} [myid:%X{myid}] - %-5p [%t:%C{1}@%L] - %m%n";

    /** What Kafka's images set, where the service says nothing else. */
    private static final Map<String, String> KAFKA_LOGGERS = Map.of(
            "kafka.network.RequestChannel$", "WARN",
            "kafka.request.logger", "WARN",
            "kafka.authorizer.logger", "WARN",
            "kafka.controller", "TRACE",
            "state.change.logger", "TRACE");

    private LogConfig() {}

    /** The properties of Log4j 1 or 2, as {@link Software#usesLog4j2} says. */
    static Map<String, String> of(Software software, Service service) {
        boolean kafka = software.kind() == Software.Kind.KAFKA;
        String root = variable(service, "KAFKA_LOG4J_ROOT_LOGLEVEL", "INFO");
        Map<String, String> loggers = new TreeMap<>(kafka ? KAFKA_LOGGERS : Map.of());
        loggers.putAll(named(variable(service, "KAFKA_LOG4J_LOGGERS", "")));
        String pattern = kafka ? KAFKA_PATTERN : ZOOKEEPER_PATTERN;
        return software.usesLog4j2() ? log4j2(root, loggers, pattern) : log4j(root, loggers, pattern);
    }

    private static Map<String, String> log4j(String root, Map<String, String> loggers, String pattern) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("log4j.rootLogger", root + ", stdout");
        config.put("log4j.appender.stdout", "org.apache.log4j.ConsoleAppender");
        config.put("log4j.appender.stdout.layout", "org.apache.log4j.PatternLayout");
        config.put("log4j.appender.stdout.layout.ConversionPattern", pattern);
        loggers.forEach((name, level) -> config.put("log4j.logger." + name, level));
        return config;
    }

    private static Map<String, String> log4j2(String root, Map<String, String> loggers, String pattern) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("appender.stdout.type", "Console");
        config.put("appender.stdout.name", "stdout");
        config.put("appender.stdout.layout.type", "PatternLayout");
        config.put("appender.stdout.layout.pattern", pattern);
        config.put("rootLogger.level", root);
        config.put("rootLogger.appenderRef.stdout.ref", "stdout");
        int number = 0;
        for (Map.Entry<String, String> logger : loggers.entrySet()) {
            String key = "logger." + number++;
            config.put(key + ".name", logger.getKey());
            config.put(key + ".level", logger.getValue());
        }
        return config;
    }

    /** {@code kafka=DEBUG,state.change.logger=INFO}. */
    private static Map<String, String> named(String list) {
        Map<String, String> levels = new LinkedHashMap<>();
        for (String item : list.split(",")) {
            String[] parts = item.trim().split("=", 2);
            if (parts.length == 2) {
                levels.put(parts[0], parts[1]);
            }
        }
        return levels;
    }

    private static String variable(Service service, String name, String otherwise) {
        return service.variable(name)
                .map(Service.EnvironmentVariable::value)
                .filter(value -> !value.isBlank())
                .orElse(otherwise);
    }
}
