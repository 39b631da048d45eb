package dev.kafkalab.expect;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Snapshot;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The partitions of a topic as a step's table describes them, all of them; what the table has no column for may be
 * anything.
 *
 * @param rows a row for each partition
 */
public record PartitionTable(List<Row> rows) {

    private static final String PARTITION = "partition";
    private static final String LEADER = "leader";
    private static final String REPLICAS = "replicas";
    private static final String ISR = "ISR";
    private static final Set<String> COLUMNS = Set.of(PARTITION, LEADER, REPLICAS, ISR);
    private static final String NONE = "none";

    public PartitionTable {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The table has no row: give it one for each partition");
        }
        if (rows.stream().map(Row::number).distinct().count() < rows.size()) {
            throw new IllegalArgumentException("The table has two rows for one partition");
        }
    }

    /**
     * Reads a table with any of the columns {@code partition}, {@code leader}, {@code replicas} and {@code ISR}.
     * Without the first, the rows are partitions 0, 1, 2 and so on. A leader is a broker's id, or {@code none};
     * replicas and ISR are ids as in {@code 1, 2}.
     *
     * @throws IllegalArgumentException if it has another column, two rows for one partition, or a cell that is not what
     *     its column has
     */
    public static PartitionTable of(List<Map<String, String>> table) {
        // A table of numbers alone says which partitions there are.
        if (!table.isEmpty()
                && table.stream()
                        .flatMap(row -> row.values().stream())
                        .allMatch(cell -> cell == null || cell.isBlank())) {
            throw new IllegalArgumentException(
                    "The table says nothing of its partitions: fill in a column partition, leader, replicas or ISR");
        }
        return new PartitionTable(IntStream.range(0, table.size())
                .mapToObj(i -> row(i, table.get(i)))
                .toList());
    }

    /** Whether these are the partitions that the table describes, no more and no fewer. */
    public boolean fits(List<Snapshot.Partition> partitions) {
        return partitions.size() == rows.size()
                && rows.stream().allMatch(row -> partitions.stream().anyMatch(row::fits));
    }

    /** Each partition's replicas, by its number. @throws IllegalArgumentException if the table has no such column */
    public Map<Integer, List<Integer>> replicas() {
        Map<Integer, List<Integer>> replicas = new LinkedHashMap<>();
        rows.forEach(row -> replicas.put(
                row.number,
                row.replicas.orElseThrow(
                        () -> new IllegalArgumentException("The table needs a column \"%s\"".formatted(REPLICAS)))));
        return replicas;
    }

    /** As {@link EvidenceText#partitions} words what was seen: {@code partition 0: leader 1, ISR 1,2}. */
    public String inWords() {
        return rows.stream()
                .map(row -> EvidenceText.partition(row.number, row.leader, row.replicas, row.isr))
                .collect(Collectors.joining("; "));
    }

    private static Row row(int index, Map<String, String> cells) {
        if (!COLUMNS.containsAll(cells.keySet())) {
            throw new IllegalArgumentException(
                    "The table has the columns %s; it may have partition, leader, replicas and ISR"
                            .formatted(cells.keySet()));
        }
        return new Row(
                cell(cells, PARTITION).map(text -> number(PARTITION, text)).orElse(index),
                cell(cells, LEADER).map(text -> text.equals(NONE) ? -1 : number(LEADER, text)),
                cell(cells, REPLICAS).map(text -> ids(REPLICAS, text)),
                cell(cells, ISR).map(text -> ids(ISR, text)));
    }

    private static Optional<String> cell(Map<String, String> cells, String column) {
        return Optional.ofNullable(cells.get(column)).map(String::strip);
    }

    private static List<Integer> ids(String column, String text) {
        return Arrays.stream(text.split(",")).map(id -> number(column, id)).toList();
    }

    private static int number(String column, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The table has \"%s\" in the column \"%s\", where a number should be".formatted(text, column), e);
        }
    }

    /**
     * One partition.
     *
     * @param number its number
     * @param leader the leader's broker id, -1 for none; empty where any will do
     * @param replicas in assignment order; empty where any will do
     * @param isr in any order; empty where any will do
     */
    public record Row(
            int number, Optional<Integer> leader, Optional<List<Integer>> replicas, Optional<List<Integer>> isr) {

        private boolean fits(Snapshot.Partition seen) {
            return seen.partition() == number
                    && leader.map(id -> id == seen.leader()).orElse(true)
                    && replicas.map(seen.replicas()::equals).orElse(true)
                    && isr.map(ids -> sorted(ids).equals(sorted(seen.isr()))).orElse(true);
        }

        private static List<Integer> sorted(List<Integer> ids) {
            return ids.stream().sorted().toList();
        }
    }
}
