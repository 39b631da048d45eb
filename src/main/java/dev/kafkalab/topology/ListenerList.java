package dev.kafkalab.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code listeners} or {@code advertised.listeners} taken apart:
 * {@code INTERNAL://kafka1:9092,EXTERNAL://:32001}.
 *
 * @param entries what could be read, in the order written
 * @param malformed what could not
 */
public record ListenerList(List<Entry> entries, List<String> malformed) {

    /**
     * {@code EndPoint.uriParseExp} in Apache Kafka: the brackets of an IPv6 address may be left out. Of other hosts
     * with a colon, which match there too, none can be bound.
     */
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_.-]+)://"
            + "(\\[[^\\]]*]|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*(?:%[A-Za-z0-9._-]+)?|[A-Za-z0-9%._-]*)"
            + ":(-?\\d{1,9})");

    private static final int HIGHEST_PORT = 65535;

    public ListenerList {
        entries = List.copyOf(entries);
        malformed = List.copyOf(malformed);
    }

    /**
     * One listener as written.
     *
     * @param name its name, in capitals as Kafka reads it
     * @param endpoint its host, which may be empty, and its port; an IPv6 address in brackets
     */
    public record Entry(String name, Endpoint endpoint) {}

    /** Reads a list. Kafka allows blanks around the commas. */
    public static ListenerList parse(String value) {
        List<Entry> entries = new ArrayList<>();
        List<String> malformed = new ArrayList<>();
        Arrays.stream(value.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .forEach(part -> entry(part).ifPresentOrElse(entries::add, () -> malformed.add(part)));
        return new ListenerList(entries, malformed);
    }

    /** The entry of that name, if there is one. */
    public Optional<Entry> named(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<Entry> entry(String text) {
        Matcher matcher = ENTRY.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(2);
        String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        int port = Integer.parseInt(matcher.group(3));
        return port < 0 || port > HIGHEST_PORT
                ? Optional.empty()
                : Optional.of(new Entry(matcher.group(1).toUpperCase(Locale.ROOT), new Endpoint(bracketed, port)));
    }
}
