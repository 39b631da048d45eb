package dev.kafkalab.text;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Tables as RFC 4180 has them, which spreadsheets and gradebooks read. No cell of them is taken for a formula. */
public final class Csv {

    /** What Excel, LibreOffice or Google Sheets may take for the beginning of a formula. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n";

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private Csv() {}

    /** The rows as text, each with its line break. A cell that would be taken for a formula begins with {@code '}. */
    public static String of(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(Csv::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The rows of such a text, with every cell as it is; a byte order mark before them is passed over.
     *
     * @throws IOException if it is no such text, such as one in which a quotation mark is never closed
     */
    public static List<List<String>> read(String text) throws IOException {
        String table = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try (CSVParser parser = CSVParser.parse(table, CSVFormat.RFC4180)) {
            return parser.getRecords().stream().map(CSVRecord::toList).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A number is none that anybody could mean harm by, whatever its sign. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula && !text.matches("[+-]?[0-9]+([.,][0-9]+)?") ? "'" + text : text;
    }
}
