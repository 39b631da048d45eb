package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainerFileTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    @Test
    void a_service_that_is_to_run_several_times_has_one_container() throws JsonProcessingException {
        JsonNode model = json("""
                {services: {ui: {scale: 3, networks: {default: null}}, app: {deploy: {replicas: 2}}, kafka: {}}}""");

        assertThat(json(ContainerFile.of(model, Map.of()).orElseThrow()))
                .isEqualTo(json("{services: {ui: {scale: 1}, app: {deploy: {replicas: 1}}}}"));
    }

    @Test
    void a_container_answers_to_its_default_name_in_another_project_on_each_network_that_has_names()
            throws JsonProcessingException {
        JsonNode model = json("""
                {services: {zoo: {networks: {a: null, b: {aliases: ['x']}}}, kafka: {networks: {b: null}}},
                 networks: {a: {name: 'bridge', external: true}, b: {name: 'p_b'}}}""");

        assertThat(json(ContainerFile.of(model, Map.of("zoo", Set.of("lab-zoo-1")))
                        .orElseThrow()))
                .isEqualTo(json("{services: {zoo: {networks: {b: {aliases: ['lab-zoo-1']}}}}}"));
    }

    @Test
    void where_there_is_nothing_to_say_there_is_no_file() throws JsonProcessingException {
        assertThat(ContainerFile.of(json("{services: {kafka: {networks: {b: null}}}}"), Map.of()))
                .isEmpty();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
