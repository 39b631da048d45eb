package dev.kafkalab.grade;

import dev.kafkalab.text.ForeignText;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Test suites as JUnit XML. It has the elements and attributes that the schemas of Ant's report and of Jenkins' xUnit
 * plugin both know, those that either of them requires, and no others.
 */
public final class JunitDocument {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;
    private int suites;

    private JunitDocument(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * A test suite.
     *
     * @param packageName what it belongs to: {@code failover}
     * @param name its own: {@code failover.4-a-the-leader-is-killed}
     * @param properties what else is to be said of it, by name
     * @param cases its test cases
     */
    public record Suite(
            String packageName,
            String name,
            Instant started,
            Duration took,
            Map<String, String> properties,
            List<Case> cases) {

        public Suite {
            cases = List.copyOf(cases);
        }

        private long count(Class<? extends Result> kind) {
            return cases.stream().filter(one -> kind.isInstance(one.result())).count();
        }
    }

    /**
     * A test case.
     *
     * @param name alone in the file, for readers that know it by nothing else
     */
    public record Case(String name, Duration took, Result result) {}

    /** What became of a test case. */
    public sealed interface Result {}

    /** All is well. */
    public record Passed() implements Result {}

    /** It was not run. @param message why */
    public record Skipped(String message) implements Result {}

    /**
     * What it asserts does not hold.
     *
     * @param message in a line
     * @param type the class that was thrown, or a word for its kind
     * @param text all that is to be said
     */
    public record Failed(String message, String type, String text) implements Result {}

    /** It could not be judged; as {@link Failed} has it. */
    public record Broken(String message, String type, String text) implements Result {}

    /** The document. */
    public static String of(List<Suite> suites) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitDocument(xml).write(suites);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("These suites cannot be written as XML", e);
        }
        return text.toString();
    }

    private void write(List<Suite> all) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        for (Suite suite : all) {
            suite(suite);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void suite(Suite suite) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute("name", suite.name());
        attribute("package", suite.packageName());
        attribute("id", Integer.toString(suites++));
        attribute("timestamp", TIMESTAMP.format(suite.started()));
        // The record does not name the machine.
        attribute("hostname", "localhost");
        attribute("tests", Integer.toString(suite.cases().size()));
        attribute("failures", Long.toString(suite.count(Failed.class)));
        attribute("errors", Long.toString(suite.count(Broken.class)));
        attribute("skipped", Long.toString(suite.count(Skipped.class)));
        attribute("time", seconds(suite.took()));
        properties(suite.properties());
        for (Case one : suite.cases()) {
            testCase(suite.name(), one);
        }
        empty("system-out");
        empty("system-err");
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void properties(Map<String, String> properties) throws XMLStreamException {
        if (properties.isEmpty()) {
            empty("properties");
            return;
        }
        xml.writeCharacters("\n    ");
        xml.writeStartElement("properties");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            xml.writeCharacters("\n      ");
            xml.writeEmptyElement("property");
            attribute("name", property.getKey());
            attribute("value", property.getValue());
        }
        xml.writeCharacters("\n    ");
        xml.writeEndElement();
    }

    private void testCase(String className, Case one) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute("name", one.name());
        attribute("classname", className);
        attribute("time", seconds(one.took()));
        if (one.result() instanceof Failed failed) {
            outcome("failure", failed.message(), failed.type(), failed.text());
        } else if (one.result() instanceof Broken broken) {
            outcome("error", broken.message(), broken.type(), broken.text());
        } else if (one.result() instanceof Skipped skipped) {
            xml.writeEmptyElement("skipped");
            attribute("message", skipped.message());
        }
        xml.writeEndElement();
    }

    private void outcome(String element, String message, String type, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", message.lines().findFirst().orElse(""));
        attribute("type", type);
        xml.writeCharacters(ForeignText.xml(text));
        xml.writeEndElement();
    }

    private void empty(String element) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement(element);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, ForeignText.xml(value));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
