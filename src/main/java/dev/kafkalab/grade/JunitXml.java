package dev.kafkalab.grade;

import dev.kafkalab.results.Failure;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import dev.kafkalab.results.Totals;
import dev.kafkalab.results.Verdict;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run's verdicts as JUnit XML: a test suite a stage, a test case a scenario. It has the elements and attributes that
 * the schemas of Ant's report and of Jenkins' xUnit plugin both know, those that either of them requires, and no
 * others.
 */
final class JunitXml {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Run run;
    private final XMLStreamWriter xml;
    private int suites;

    private JunitXml(Run run, XMLStreamWriter xml) {
        this.run = run;
        this.xml = xml;
    }

    static String of(Run run) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitXml(run, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("This run cannot be written as XML", e);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        for (Lab lab : run.labs()) {
            for (Stage stage : lab.stages()) {
                stage(lab, stage);
            }
        }
        if (run.cutOff() || run.empty() || run.failure().isPresent()) {
            theRunItself();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void stage(Lab lab, Stage stage) throws XMLStreamException {
        String className = className(lab, stage);
        Optional<Instant> began = stage.scenarios().stream()
                .flatMap(scenario -> scenario.started().stream())
                .min(Comparator.naturalOrder());
        beginSuite(packageName(lab), className, stage.totals(), stage.duration(), began);
        for (Map.Entry<String, Scenario> named : ScenarioNames.of(stage).entrySet()) {
            Scenario scenario = named.getValue();
            beginCase(className, named.getKey(), scenario.duration());
            outcome(scenario);
            endCase();
        }
        endSuite();
    }

    /** What went wrong with the run as a whole would else be missed by whoever reads no more than this file. */
    private void theRunItself() throws XMLStreamException {
        beginSuite("run", "run", new Totals(0, 0, 1, 0), Duration.ZERO, Optional.empty());
        beginCase("run", "The run ends, and nothing goes wrong outside its scenarios", Duration.ZERO);
        outcome(
                "error",
                run.failure()
                        .map(Failure::message)
                        .orElse(run.cutOff() ? "the run was cut off: its record has no end" : "no scenario was run"),
                run.failure().map(Failure::type).orElse("run"),
                run.failure().map(Failure::stackTrace).orElse(""));
        endCase();
        endSuite();
    }

    private void beginSuite(String lab, String name, Totals totals, Duration took, Optional<Instant> began)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("package", lab);
        attribute("id", Integer.toString(suites++));
        attribute("timestamp", TIMESTAMP.format(began.or(run::started).orElse(Instant.EPOCH)));
        // The record does not name the machine.
        attribute("hostname", "localhost");
        attribute("tests", Integer.toString(totals.all()));
        attribute("failures", Integer.toString(totals.failed()));
        attribute("errors", Integer.toString(totals.error()));
        attribute("skipped", Integer.toString(totals.notVerified()));
        attribute("time", seconds(took));
        empty("properties");
    }

    private void endSuite() throws XMLStreamException {
        empty("system-out");
        empty("system-err");
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void beginCase(String className, String name, Duration took) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute("name", name);
        attribute("classname", className);
        attribute("time", seconds(took));
    }

    private void endCase() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void outcome(Scenario scenario) throws XMLStreamException {
        Verdict verdict = scenario.verdict();
        Optional<Failure> thrown = scenario.steps().stream()
                .filter(step -> step.verdict() == verdict)
                .flatMap(step -> step.failure().stream())
                .findFirst();
        String type = thrown.map(Failure::type).orElse(verdict.word());
        String trace = thrown.map(Failure::stackTrace).orElse("");
        switch (verdict) {
            case VERIFIED -> {}
            case FAILED -> outcome("failure", scenario.reason(), type, trace);
            case ERROR, UNDEFINED -> outcome("error", scenario.reason(), type, trace);
            case NOT_VERIFIED -> {
                xml.writeEmptyElement("skipped");
                attribute("message", scenario.reason());
            }
        }
    }

    private void outcome(String element, String reason, String type, String trace) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("message", reason.lines().findFirst().orElse(""));
        attribute("type", type);
        xml.writeCharacters(allowed(trace.isBlank() ? reason : trace));
        xml.writeEndElement();
    }

    private void empty(String element) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement(element);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    /** The lab's folder and the feature's file name: {@code failover.4-a-the-leader-is-killed}. */
    private static String className(Lab lab, Stage stage) {
        String file = stage.file().substring(stage.file().lastIndexOf('/') + 1);
        return packageName(lab) + "." + file.replaceFirst("\\.feature$", "");
    }

    private static String packageName(Lab lab) {
        return lab.folder().isEmpty() ? "features" : lab.folder().replace('/', '.');
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    /** A program's output may hold characters that XML 1.0 has no place for, not even escaped. */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || c >= 0x20 && c <= 0xD7FF
                                || c >= 0xE000 && c <= 0xFFFD
                                || c >= 0x10000
                        ? c
                        : 0xFFFD)
                .forEach(allowed::appendCodePoint);
        return allowed.toString();
    }
}
