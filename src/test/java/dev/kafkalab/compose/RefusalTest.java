package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, with the line and what to write instead. */
class RefusalTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_that_is_not_there() {
        assertThatThrownBy(() -> ComposeReader.read(folder.resolve("no.yml"), Map.of()))
                .isExactlyInstanceOf(ComposeException.class)
                .hasMessageContainingAll("no.yml:1: there is no such file", "check the name");
    }

    @Test
    void a_folder() {
        assertThatThrownBy(() -> ComposeReader.read(folder, Map.of()))
                .isExactlyInstanceOf(ComposeException.class)
                .hasMessageContainingAll("this is a folder", "name the file inside it");
    }

    @Test
    void a_file_that_is_not_utf_8() throws Exception {
        Path file = folder.resolve("latin.yml");
        Files.write(file, "services:\n  # caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ComposeReader.read(file, Map.of()))
                .isExactlyInstanceOf(ComposeException.class)
                .hasMessageContainingAll("latin.yml:2: this line is not UTF-8", "save the file as UTF-8");
    }

    @Test
    void a_file_too_large_to_be_a_compose_file() throws Exception {
        Path file = folder.resolve("large.yml");
        Files.writeString(file, "#".repeat(2_000_001));

        assertThatThrownBy(() -> ComposeReader.read(file, Map.of()))
                .isExactlyInstanceOf(ComposeException.class)
                .hasMessageContaining("2000001 bytes");
    }

    @Test
    void an_empty_file() {
        refuses("# nothing\n", "lab.yml:1: the file is empty", "write services:");
    }

    @Test
    void an_empty_document() {
        refuses("services: {a: {image: x}}\n---\n", "lab.yml:3: nothing stands below this ---", "remove");
    }

    @Test
    void a_list_instead_of_a_mapping() {
        refuses("- a\n", "lab.yml:1: a Compose file is a mapping, but this is a list", "begin with services:");
    }

    @Test
    void no_services() {
        refuses("volumes: {a: }\n", "lab.yml:1: the file has no services", "write services:");
    }

    @Test
    void the_old_format_without_a_services_key() {
        refuses(
                "zookeeper:\n  image: zk\nkafka:\n  image: broker:1\n",
                "lab.yml:1: 'zookeeper' looks like a service, but stands at the top level",
                "indent it by two spaces below services:");
    }

    @Test
    void a_tab() {
        refuses("services:\n  kafka:\n\timage: x\n", "lab.yml:3: this line is indented with a tab", "spaces only");
    }

    @Test
    void a_missing_space_after_a_colon() {
        refuses(
                "services:\n  kafka:\n    image: x\n    restart:always\n    hostname: k\n",
                "lab.yml:4: this line is no 'key: value'",
                "restart: always");
    }

    @Test
    void a_quote_that_is_not_closed() {
        refuses(
                "services:\n  kafka:\n    image: \"x\n",
                "lab.yml:3: a quote is opened on this line",
                "close the quote");
    }

    @Test
    void a_bracket_that_is_not_closed() {
        refuses("services:\n  kafka: {image: x\n", "a bracket or brace is opened on line 2", "close it");
    }

    @Test
    void a_colon_inside_a_value() {
        refuses("services:\n  kafka:\n    image: x: y\n", "lab.yml:3: there is a colon here", "in quotes");
    }

    @Test
    void a_line_that_is_indented_too_little() {
        refuses(
                "services:\n  kafka:\n    image: x\n   hostname: k\n",
                "lab.yml:4: this line does not fit the block",
                "indentation");
    }

    @Test
    void a_character_that_no_value_begins_with() {
        refuses(
                "services:\n  kafka:\n    image: @x\n",
                "lab.yml:3: a value cannot begin with the character @",
                "in quotes");
    }

    @Test
    void a_character_that_yaml_forbids() {
        refuses(
                "services:\n  kafka:\n    image: x\u0007\n",
                "lab.yml:3: there is a character here",
                "U+0007",
                "delete it");
    }

    @Test
    void a_dash_after_a_key() {
        refuses("services:\n  kafka:\n    ports: - 80\n", "lab.yml:3: there is a dash here", "lines of their own");
    }

    @Test
    void an_alias_without_anchor() {
        refuses("services:\n  kafka: *broker\n", "lab.yml:2: undefined alias broker", "&name");
    }

    @Test
    void an_anchor_that_contains_itself() {
        refuses("x-a: &a\n  b: *a\nservices: {k: {image: x}}\n", "the anchor &a contains an alias of itself");
    }

    @Test
    void aliases_that_grow_beyond_measure() {
        var text = new StringBuilder("x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            text.append("x-%d: &a%d [%s]\n"
                    .formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)));
        }

        refuses(text.toString(), "more than 200000 values, counting what aliases (*name)", "write out what you need");
    }

    @Test
    void values_nested_without_end() {
        refuses("x: " + "[".repeat(50_000), "lab.yml:1: values are nested more than 100 levels deep");
    }

    @Test
    void a_key_that_is_there_twice() {
        refuses(
                "services:\n  kafka:\n    image: x\n    image: y\n",
                "lab.yml:4: 'image' is already set in this mapping, on line 3",
                "keep one of the two");
    }

    @Test
    void two_merge_keys() {
        refuses(
                "x-a: &a {b: c}\nservices:\n  kafka:\n    <<: *a\n    <<: *a\n",
                "lab.yml:5: '<<' is already set",
                "[*first, *second]");
    }

    @Test
    void a_merge_of_something_else() {
        refuses("services:\n  kafka:\n    <<: 5\n", "lab.yml:3: << merges mappings, but this is the number 5");
    }

    @Test
    void a_key_that_is_a_number() {
        refusesWith("environment: {1: x}", "lab.yml:4: a key must be text, but this one is the number 1", "\"1\":");
    }

    @Test
    void a_tag_that_means_nothing() {
        refusesWith("hostname: !secret x", "lab.yml:4: the tag !secret is not known", "in quotes");
    }

    @Test
    void an_attribute_that_is_misspelt() {
        refusesWith(
                "enviroment: {A: 1}", "lab.yml:4: services.kafka has no attribute 'enviroment'", "write environment:");
    }

    @Test
    void an_attribute_that_is_unknown() {
        refuses("foo: 1\nservices: {k: {image: x}}\n", "lab.yml:1: a Compose file has no attribute 'foo'", "x-");
    }

    @Test
    void a_number_where_text_is_needed() {
        refusesWith("user: 0", "lab.yml:4: services.kafka.user must be text, but is the number 0", "in quotes: \"0\"");
    }

    @Test
    void an_attribute_without_value() {
        refusesWith("environment:", "lab.yml:4: services.kafka.environment must be", "but is empty", "or remove it");
    }

    @Test
    void text_where_a_list_is_needed() {
        refusesWith("ports: 80:80", "lab.yml:4: services.kafka.ports must be a list", "after a dash and a space");
    }

    @Test
    void a_colon_in_an_environment_list() {
        refusesWith("environment: [A: 5]", "lab.yml:4: services.kafka.environment[0] must be text", "write - A=5");
    }

    @Test
    void a_dollar_inside_the_brace() {
        refuses(
                "services:\n  kafka:\n    image: {$IMAGE}\n",
                "lab.yml:3: services.kafka.image must be text",
                "write ${IMAGE}");
    }

    @Test
    void a_date_in_the_environment() {
        refusesWith("environment: {A: 2020-01-02}", "lab.yml:4:", "is the date 2020-01-02", "\"2020-01-02\"");
    }

    @Test
    void a_number_that_is_not_finite() {
        refusesWith("environment: {A: .inf}", "lab.yml:4: .inf is no number", "in quotes");
    }

    @Test
    void a_service_without_image() {
        refuses(
                "services:\n  kafka:\n    hostname: k\n",
                "lab.yml:2: service 'kafka' has neither an image nor a build",
                "add image:");
    }

    @Test
    void an_image_from_a_variable_that_is_not_set() {
        refuses(
                "services:\n  kafka:\n    image: ${IMAGE}\n",
                "lab.yml:3: service 'kafka' has no image: ${IMAGE} is empty",
                "set the variable");
    }

    @Test
    void a_service_name_with_a_space() {
        refuses("services:\n  a b: {image: x}\n", "lab.yml:2: 'a b' is no name for a service", "use letters");
    }

    @Test
    void a_dependency_on_a_service_that_is_not_there() {
        refusesWith("depends_on: [zoo]", "lab.yml:4: 'kafka' needs 'zoo', and there is no such service", "kafka");
    }

    @Test
    void a_dependency_on_an_inactive_profile() {
        refuses(
                "services:\n  a: {image: x, depends_on: [b]}\n  b: {image: y, profiles: [tools]}\n",
                "lab.yml:2: 'a' needs 'b', whose profile is not active",
                "COMPOSE_PROFILES=tools");
    }

    @Test
    void nothing_but_inactive_profiles() {
        refuses("services:\n  a: {image: x, profiles: [p]}\n", "no service is active", "COMPOSE_PROFILES=p");
    }

    @Test
    void services_that_wait_for_each_other() {
        refuses(
                "services:\n  a: {image: x, depends_on: [b]}\n  b: {image: y, depends_on: [a]}\n",
                "services wait for each other: a -> b -> a",
                "remove one");
    }

    @Test
    void an_unknown_condition() {
        refusesWith(
                "depends_on: {zoo: {condition: ready}}", "lab.yml:4: there is no condition 'ready'", "service_healthy");
    }

    @Test
    void a_network_that_is_not_declared() {
        refusesWith("networks: [inner]", "lab.yml:4: 'kafka' uses the network 'inner'", "add networks:");
    }

    @Test
    void a_volume_that_is_not_declared() {
        refusesWith("volumes: [data:/data]", "lab.yml:4: 'kafka' uses the volume 'data'", "add volumes:");
    }

    @Test
    void a_host_network_beside_networks() {
        refusesWith(
                "networks: [default]\n    network_mode: host", "lab.yml:5: 'kafka' has both network_mode and networks");
    }

    @Test
    void one_name_for_several_containers() {
        refusesWith(
                "deploy: {replicas: 3}\n    container_name: k",
                "lab.yml:4: 'kafka' is to run 3 times",
                "cannot have the name 'k'",
                "drop the container_name");
        refusesWith("scale: 2\n    container_name: k", "lab.yml:4: 'kafka' is to run 2 times");
    }

    @Test
    void two_numbers_of_containers() {
        refusesWith("scale: 2\n    deploy: {replicas: 3}", "lab.yml:4: 'kafka' has different numbers as scale and");
    }

    @Test
    void a_duration_without_unit() {
        refusesWith("stop_grace_period: '10'", "lab.yml:4: '10' is no duration", "10s");
        refusesWith("stop_grace_period: 10", "lab.yml:4: services.kafka.stop_grace_period must be text", "\"10\"");
    }

    @Test
    void a_health_check_that_is_a_bare_command() {
        refusesWith(
                "healthcheck: {test: [nc, -z]}",
                "lab.yml:4: the list of a test begins with CMD",
                "[\"CMD\", \"nc\", ...]");
    }

    @Test
    void a_command_with_an_open_quote() {
        refusesWith("command: sh -c 'x", "lab.yml:4: a quote or a backslash is left open", "as a list");
    }

    private void refuses(String text, String... parts) {
        Written.in(folder).refusal(text).hasMessageContainingAll(parts).hasMessageContaining("Fix: ");
    }

    private void refusesWith(String lines, String... parts) {
        Written.in(folder)
                .refusalOfKafkaWith(lines)
                .hasMessageContainingAll(parts)
                .hasMessageContaining("Fix: ");
    }
}
