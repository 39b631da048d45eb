package dev.kafkalab.catalogue;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.kafkalab.clients.ClientSettings;
import dev.kafkalab.clients.SettingNames;
import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.gherkin.FeatureText.StepText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a step's words and table say has to be possible: numbers, times, settings, columns. */
final class ValueRules {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern NONE = Pattern.compile("\\b0+ ");
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal DAY = BigDecimal.valueOf(24 * 60 * 60);
    private static final Map<String, BigDecimal> SECONDS =
            Map.of("millisecond", new BigDecimal("0.001"), "second", BigDecimal.ONE, "minute", BigDecimal.valueOf(60));
    private static final Set<String> TOPIC_ROWS = Set.of("partitions", "replication factor", "replicas");
    private static final Set<String> PARTITION_COLUMNS = Set.of("partition", "leader", "replicas", "ISR");
    private static final Set<String> LAG_COLUMNS = Set.of("partition", "lag");

    /** What tables with a row for each thing may have in their first column, by words of the phrase. */
    private static final Map<String, Set<String>> ROWS = Map.of(
            "the guide:", Set.of("said", "holds", "why"),
            "this message of", Set.of("value", "partition", "offset", "key", "value size", "timestamp", "header NAME"));

    private static final Pattern MESSAGE_COLUMN = Pattern.compile("key|value|timestamp|header \\S+");

    private static final Map<String, ClientSettings> CLIENTS =
            Map.of("producers with:", ClientSettings.PRODUCER, "consumers with:", ClientSettings.CONSUMER);
    private static final String TOPIC = "a topic {topic} with:";

    private ValueRules() {}

    /** What is wrong with the values of a step that has this phrase. */
    static List<Mistake> check(Path file, StepText step, Phrase phrase) {
        List<Mistake> mistakes = new ArrayList<>();
        numbers(phrase, step.text()).forEach(found -> mistakes.add(found.at(file, step)));
        times(phrase, step.text()).forEach(found -> mistakes.add(found.at(file, step)));
        if (phrase.arguments(step.text(), "string").stream().anyMatch(words -> words.length() <= 2)) {
            mistakes.add(new Found("the quotation marks are empty, and any text has that", "write words between them")
                    .at(file, step));
        }
        if (phrase.text().contains("the setting {word}")) {
            ClientSettings.CONSUMER
                    .mistakeIn(phrase.arguments(step.text(), "word").get(0))
                    .ifPresent(mistake -> mistakes.add(setting(mistake).at(file, step)));
        }
        if (phrase.text().contains(" {topic}")) {
            phrase.arguments(step.text(), "setting").stream()
                    .flatMap(name -> SettingNames.TOPIC.mistakeIn(name).stream())
                    .forEach(mistake -> mistakes.add(setting(mistake).at(file, step)));
        }
        if (phrase.takesTable() && !step.table().isEmpty()) {
            table(phrase, step.table()).forEach(found -> mistakes.add(found.at(file, step)));
        }
        return mistakes;
    }

    private static List<Found> numbers(Phrase phrase, String step) {
        List<Found> found = new ArrayList<>();
        boolean mayBeRefused = phrase.text().contains("cannot") || phrase.text().contains("is refused");
        for (String type : List.of("int", "node", "brokers", "partition", "duration", ClusterNeeds.PARAMETER)) {
            for (String words : phrase.arguments(step, type)) {
                if (type.equals("int") && words.startsWith("-") && !mayBeRefused) {
                    found.add(new Found("%s is below 0".formatted(words), "write how many there are to be"));
                }
                if (type.equals(ClusterNeeds.PARAMETER) && NONE.matcher(words).find()) {
                    found.add(new Found("a cluster cannot have %s".formatted(words), "write 1 or more of each"));
                }
                numbersIn(words)
                        .filter(number -> number.compareTo(LARGEST) > 0)
                        .forEach(number -> found.add(new Found(
                                "%s is more than any number here can be".formatted(number),
                                "write one of at most " + LARGEST)));
            }
        }
        Matcher none = Pattern.compile("\\b0 (?:partition|rack)s?\\b|replication factor 0\\b")
                .matcher(step);
        if (!mayBeRefused && none.find()) {
            found.add(new Found("a topic cannot have %s".formatted(none.group()), "write 1 or more"));
        }
        return found;
    }

    /** Whether every number that stands there is 1 or more, and one that an {@code int} holds. */
    static boolean areCounts(String words) {
        return numbersIn(words).allMatch(number -> number.signum() > 0 && number.compareTo(LARGEST) <= 0);
    }

    private static Stream<BigInteger> numbersIn(String words) {
        return NUMBER.matcher(words).results().map(number -> new BigInteger(number.group()));
    }

    private static List<Found> times(Phrase phrase, String step) {
        List<Found> found = new ArrayList<>();
        List<BigDecimal> times = phrase.arguments(step, "duration").stream()
                .map(ValueRules::seconds)
                .toList();
        times.stream()
                .filter(time -> time.signum() == 0 || time.compareTo(DAY) > 0)
                .forEach(time -> found.add(new Found(
                        time.signum() == 0
                                ? "nothing happens within no time at all"
                                : "nobody waits for more than a day",
                        "write a time such as 18 seconds")));
        if (phrase.text().contains("not before {duration}") && times.get(1).compareTo(times.get(0)) >= 0) {
            found.add(new Found(
                    "no time is both \"within\" and \"not before\": the first has to be the longer one",
                    "exchange the two times"));
        }
        return found;
    }

    private static BigDecimal seconds(String duration) {
        String[] parts = duration.split(" ");
        return new BigDecimal(parts[0]).multiply(SECONDS.get(parts[1].replaceFirst("s$", "")));
    }

    private static List<Found> table(Phrase phrase, List<List<String>> rows) {
        return switch (phrase.tableType()) {
            case "Map" -> pairs(phrase.text(), rows);
            case "List<Map>" -> partitions(phrase, rows);
            case "List<List>" -> messages(rows);
            case "List" ->
                rows.get(0).size() == 1
                        ? List.of()
                        : List.of(
                                new Found("this table has one column, a message a row", "leave the other columns out"));
            default -> List.of();
        };
    }

    private static List<Found> pairs(String phrase, List<List<String>> rows) {
        if (rows.get(0).size() != 2) {
            return List.of(
                    new Found("this table has two columns, a name and a value", "write each row as | name | value |"));
        }
        List<Found> found = new ArrayList<>();
        List<String> names = rows.stream().map(row -> row.get(0)).toList();
        Set<String> seen = new HashSet<>();
        names.stream()
                .filter(name -> !seen.add(name))
                .forEach(name -> found.add(new Found("the table has two rows \"%s\"".formatted(name), "keep one")));
        boolean topic = phrase.equals(TOPIC);
        Optional<ClientSettings> client = Optional.ofNullable(CLIENTS.get(phrase));
        Optional<SettingNames> settings = topic ? Optional.of(SettingNames.TOPIC) : client.map(ClientSettings::names);
        settings.ifPresent(known -> {
            rows.stream()
                    .filter(row -> row.get(1).isBlank())
                    .forEach(row -> found.add(new Found(
                            "the row \"%s\" has no value".formatted(row.get(0)), "write one, or leave it out")));
            names.stream()
                    .filter(name -> !topic || !TOPIC_ROWS.contains(name))
                    .flatMap(name -> known.mistakeIn(name).stream())
                    .forEach(mistake -> found.add(setting(mistake)));
        });
        if (found.isEmpty()) {
            client.flatMap(known -> refusal(known, rows)).ifPresent(found::add);
        }
        if (topic) {
            rows.stream()
                    .filter(row ->
                            TOPIC_ROWS.contains(row.get(0)) && !row.get(1).isBlank())
                    .filter(row -> !row.get(1)
                            .matches(
                                    row.get(0).equals("replicas")
                                            ? "\\s*\\d{1,9}(\\s*[,;]\\s*\\d{1,9})*\\s*"
                                            : "[1-9]\\d{0,8}"))
                    .forEach(row -> found.add(new Found(
                            "the row \"%s\" says \"%s\"".formatted(row.get(0), row.get(1)),
                            row.get(0).equals("replicas") ? "write broker ids, as in 1,2; 2,1" : "write a number")));
        }
        ROWS.forEach((words, known) -> {
            if (phrase.contains(words)) {
                names.stream()
                        .filter(name -> !known.contains(name.replaceFirst("^header \\S.*", "header NAME")))
                        .forEach(name -> found.add(new Found(
                                "this table has no row \"%s\"".formatted(name), "its rows are " + inWords(known))));
                if (phrase.endsWith("the guide:") && !seen.containsAll(known)) {
                    found.add(new Found("this table needs the rows " + inWords(known), "write what is missing"));
                }
                if (phrase.startsWith("this message") && !seen.contains("value")) {
                    found.add(new Found("this table needs a row \"value\"", "it says which message is meant"));
                }
            }
        });
        return found;
    }

    /** What Kafka's own client says of these values; its words may be of several lines. */
    private static Optional<Found> refusal(ClientSettings client, List<List<String>> rows) {
        try {
            client.check(rows.stream().collect(toMap(row -> row.get(0), row -> row.get(1))));
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(new Found(refused.getMessage(), "write values that Kafka takes"));
        }
    }

    private static List<Found> partitions(Phrase phrase, List<List<String>> rows) {
        List<String> header = rows.get(0);
        List<Found> found = new ArrayList<>();
        boolean lags = phrase.text().startsWith("the lag of");
        Set<String> columns = lags ? LAG_COLUMNS : PARTITION_COLUMNS;
        header.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> found.add(new Found(
                        "a table of %s has no column \"%s\"".formatted(lags ? "lags" : "partitions", column),
                        "its columns are " + inWords(columns))));
        if (new HashSet<>(header).size() < header.size()) {
            found.add(new Found("the table has two columns of one name", "keep one"));
        }
        if (rows.size() == 1) {
            found.add(new Found("the table has no row below its header", "write a row for each partition"));
        }
        if (!found.isEmpty()) {
            return found;
        }
        if (lags && !header.containsAll(columns)) {
            found.add(new Found("the table needs both its columns", "give each partition its lag"));
        } else if (phrase.text().contains("reassigned") && !header.contains("replicas")) {
            found.add(new Found("the table needs a column \"replicas\"", "say where each partition is to go"));
        } else if (header.equals(List.of("partition")) && !phrase.text().startsWith("within")) {
            found.add(new Found("the table has no column to compare", "add leader, replicas or ISR"));
        }
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int column = 0; column < header.size(); column++) {
                String form =
                        switch (header.get(column)) {
                            case "partition" -> "\\d{1,9}";
                            case "leader", "lag" -> "\\d{1,9}|none";
                            default -> "\\d{1,9}(\\s*,\\s*\\d{1,9})*";
                        };
                if (!row.get(column).strip().matches(form)) {
                    found.add(new Found(
                            "the column \"%s\" has \"%s\"".formatted(header.get(column), row.get(column)),
                            "write a number, ids as in 1, 2, or none for no leader"));
                }
            }
        }
        int number = header.indexOf("partition");
        if (number >= 0 && rows.stream().map(row -> row.get(number)).distinct().count() < rows.size()) {
            found.add(new Found("the table has two rows for one partition", "keep one"));
        }
        return found;
    }

    private static List<Found> messages(List<List<String>> rows) {
        List<String> header = rows.get(0);
        boolean named = header.contains("value")
                && header.stream()
                        .allMatch(column -> MESSAGE_COLUMN.matcher(column).matches());
        if (header.size() != 1 && !named) {
            return List.of(new Found(
                    "a table of messages has one column, or a header with value, key, timestamp, header NAME",
                    "write that header, or one column"));
        }
        return named && rows.size() == 1
                ? List.of(new Found("the table has no message below its header", "write a row for each message"))
                : List.of();
    }

    private static String inWords(Set<String> names) {
        return new TreeSet<>(names).stream().collect(joining(", "));
    }

    private static Found setting(String mistake) {
        String[] parts = mistake.split(": ", 2);
        return new Found(parts[0], parts.length > 1 ? parts[1] : "name one that Kafka has");
    }

    /** A mistake that has no place yet. */
    record Found(String message, String fix) {
        Mistake at(Path file, StepText step) {
            return new Mistake(file, step.line(), message, fix);
        }
    }
}
