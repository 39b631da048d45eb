package dev.kafkalab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.results.Records;
import dev.kafkalab.results.Run;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class JunitXmlTest {

    @ParameterizedTest
    @ValueSource(strings = {"passed", "failures", "cut-off", "empty", "repeated"})
    void a_suite_counts_what_it_holds(String record) throws Exception {
        for (Element suite : elements(xml(Records.run(record)), "testsuite")) {
            assertThat(elements(suite, "testcase"))
                    .hasSize(number(suite, "tests"))
                    .extracting(testCase -> testCase.getAttribute("classname"))
                    .containsOnly(suite.getAttribute("name"));
            assertThat(elements(suite, "failure")).hasSize(number(suite, "failures"));
            assertThat(elements(suite, "error")).hasSize(number(suite, "errors"));
            assertThat(elements(suite, "skipped")).hasSize(number(suite, "skipped"));
        }
    }

    /** By the schema of Ant's report, the strictest that is in use. */
    @ParameterizedTest
    @ValueSource(strings = {"passed", "failures", "cut-off"})
    void every_element_has_the_parts_that_readers_require(String record) throws Exception {
        Document xml = xml(Records.run(record));

        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("testsuites");
        assertThat(attributes(xml.getDocumentElement())).isEmpty();
        for (Element suite : elements(xml, "testsuite")) {
            assertThat(attributes(suite))
                    .containsExactlyInAnyOrder(
                            "name",
                            "package",
                            "id",
                            "timestamp",
                            "hostname",
                            "tests",
                            "failures",
                            "errors",
                            "skipped",
                            "time");
            assertThat(suite.getAttribute("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
            assertThat(suite.getAttribute("time")).matches("\\d+\\.\\d{3}");
            assertThat(children(suite)).startsWith("properties").endsWith("system-out", "system-err");
        }
        for (Element testCase : elements(xml, "testcase")) {
            assertThat(attributes(testCase)).containsExactlyInAnyOrder("name", "classname", "time");
            assertThat(children(testCase)).hasSizeLessThan(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"passed", "failures", "cut-off"})
    void no_two_scenarios_have_the_same_name(String record) throws Exception {
        assertThat(elements(xml(Records.run(record)), "testcase"))
                .extracting(testCase -> testCase.getAttribute("classname") + " " + testCase.getAttribute("name"))
                .doesNotHaveDuplicates();
    }

    @Test
    void names_are_made_of_ids_and_examples() throws Exception {
        assertThat(elements(xml(Records.run("passed")), "testcase"))
                .extracting(testCase -> testCase.getAttribute("name"))
                .contains("A2 A topic with three replicas")
                .filteredOn(name -> name.startsWith("A4.4"))
                .hasSize(2)
                .allMatch(name -> name.endsWith(" (orders · 21)") || name.endsWith(" (events · 24)"));
    }

    @Test
    void scenarios_of_the_same_name_are_numbered_in_the_file_s_order() throws Exception {
        Run run = Records.edited("passed", record -> record.replace("\"orders\"", "\"events\"")
                .replace("\"value\":\"21\"", "\"value\":\"24\""));

        assertThat(elements(xml(run), "testcase"))
                .extracting(testCase -> testCase.getAttribute("name"))
                .filteredOn(name -> name.startsWith("A4.4"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .last()
                .asString()
                .endsWith("(events · 24) #2");
    }

    @Test
    void each_verdict_has_its_element() throws Exception {
        Document xml = xml(Records.run("failures"));

        Element failure = elements(xml, "failure").get(0);
        assertThat(failure.getAttribute("message")).isEqualTo("the leader of testTopic was still 3 after 15.0 s");
        assertThat(failure.getTextContent()).contains("expected: a new leader within 15 s of the kill");
        assertThat(elements(xml, "error"))
                .extracting(error -> error.getAttribute("type"))
                .containsExactly(
                        "java.lang.IllegalStateException", "java.util.concurrent.TimeoutException", "undefined");
        assertThat(elements(xml, "skipped"))
                .extracting(skipped -> skipped.getAttribute("message"))
                .containsExactly("needs the docker runtime: this run is on processes", "it has no steps");
    }

    @Test
    void hooks_take_no_time() throws Exception {
        // The first step is a hook of 118 ms, the second the scenario's only own.
        assertThat(elements(xml(Records.run("failures")), "testcase").get(0).getAttribute("time"))
                .isEqualTo("0.023");
    }

    @Test
    void a_run_that_was_cut_off_is_no_green_one() throws Exception {
        assertThat(elements(xml(Records.run("cut-off")), "error"))
                .singleElement()
                .extracting(error -> error.getAttribute("message"))
                .isEqualTo("the run was cut off: its record has no end");
        assertThat(elements(xml(Records.run("passed")), "error")).isEmpty();
    }

    @Test
    void a_run_of_nothing_is_no_green_one() throws Exception {
        assertThat(elements(xml(Records.run("empty")), "error"))
                .singleElement()
                .extracting(error -> error.getAttribute("message"))
                .isEqualTo("no scenario was run");
    }

    @Test
    void characters_that_xml_has_no_place_for_do_not_spoil_it() throws Exception {
        Run run = Records.edited(
                "failures", record -> record.replace("the leader of testTopic was", "\\u001b[1m<]]>\\u0000\\ud800 &"));

        assertThat(elements(xml(run), "failure").get(0).getAttribute("message"))
                .isEqualTo("\ufffd[1m<]]>\ufffd\ufffd & still 3 after 15.0 s");
    }

    private static Document xml(Run run) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JunitXml.of(run).getBytes(StandardCharsets.UTF_8)));
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static List<String> attributes(Element element) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> element.getAttributes().item(i).getNodeName())
                .toList();
    }

    private static List<String> children(Element element) {
        NodeList children = element.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(child -> child.getNodeType() == Node.ELEMENT_NODE)
                .map(Node::getNodeName)
                .toList();
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getDocumentElement(), name);
    }

    private static List<Element> elements(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
