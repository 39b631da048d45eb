package dev.kafkalab.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.reach.Reach;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainerNamesTest {

    @Test
    void settings_and_commands_may_call_a_container_as_compose_does() {
        assertThat(written("""
                services:
                  zoo: {image: "zookeeper:3.8.4"}
                  my-kafka:
                    image: confluentinc/cp-kafka:7.9.1
                    environment:
                      KAFKA_ZOOKEEPER_CONNECT: lab-zoo-1:2181,other-zoo-1:2181/lab-zoo-2
                      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://lab-my-kafka-1:9092
                  ui:
                    image: ui
                    command: wait-for lab-my-kafka-1:9092 --zone eu-west-1
                """))
                .containsOnly(
                        Map.entry("zoo", Set.of("lab-zoo-1", "other-zoo-1")),
                        Map.entry("my-kafka", Set.of("lab-my-kafka-1")));
    }

    @Test
    void a_name_that_the_file_gives_itself_means_what_it_says() {
        assertThat(written("""
                services:
                  zoo: {image: "zookeeper:3.8.4"}
                  named: {image: "zookeeper:3.8.4", container_name: n}
                  lab-zoo-1: {image: "zookeeper:3.8.4"}
                  ui: {image: ui, command: "lab-zoo-1 lab-named-1 zoo-1"}
                """)).isEmpty();
    }

    @Test
    void on_a_network_of_others_it_may_be_another_files_container() {
        assertThat(written("""
                services:
                  zoo: {image: "zookeeper:3.8.4"}
                  ui: {image: ui, command: "lab-zoo-1", networks: [there]}
                networks: {there: {external: true}}
                """)).isEmpty();
    }

    @Test
    void a_service_of_several_containers_has_several_names() {
        assertThat(written("""
                services:
                  app: {image: app, scale: 2}
                  ui: {image: ui, command: "lab-app-1 lab-app-2 lab-app-3"}
                """)).containsOnly(Map.entry("app", Set.of("lab-app-1", "lab-app-2")));
    }

    private static Map<String, Set<String>> written(String text) {
        return new Reach(ComposeText.read(text).nodes()).containerNames();
    }
}
