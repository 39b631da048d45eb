package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.ComposeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandReviewTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka-topics --bootstrap-server kafka:9092 --list",
                "/opt/kafka/bin/kafka-topics.sh --list > /tmp/topics && grep -q orders /tmp/topics",
                "cub kafka-ready -b kafka1:29092 1 30 && kafka-console-producer --topic t < /data/message.json",
                "until nc -z kafka 9092 2>/dev/null; do echo 'waiting'; sleep 1; done; (echo > /dev/tcp/kafka/9092)",
                "echo ruok | nc localhost 2181 | awk '/imok/ {print}'",
                "timeout 10 kafka-topics --list; exec tail -f /dev/null",
                "echo \"security.protocol=SSL\" > /tmp/client.properties",
                "echo x > /state/ready && touch /unnamed/ready",
                "i=0; while [ $i -lt 9 ]; do i=$((i+1)); sleep 1; done",
                "trap 'echo done' EXIT; trap - INT; command -v nc",
                "env A=1 timeout -s KILL 5 kafka-topics --list 2>&1 | xargs -n 1 echo",
                "sh /scripts/itself.sh",
                "create() { kafka-topics --create --topic \"$1\"; }; create orders && create payments",
                "create ()\n{\n  kafka-topics --create --topic \"$1\"\n}\ncreate orders",
                "function create { kafka-topics --create --topic \"$1\"; }\nif true; then create orders; fi",
                "function create() { kafka-topics --create --topic \"$1\"; }\necho $(create orders)",
                ". /scripts/functions.sh; create orders",
                "zookeeper-shell kafka:2181 ls -R /brokers/ids",
                "/bin/sh -c '/usr/bin/curl -f http://kafka:8083'",
            })
    void what_asks_kafka_runs_here(String script) throws IOException {
        assertThat(objection("bash", "-c", script)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "apt-get install -y netcat, apt-get",
        "kafka-topics --list && rm -rf /var/lib/kafka/data, rm",
        "chown -R 1000 data, chown",
        "echo done > /ready, /ready",
        "touch /etc/passwd, /etc/passwd",
        "cat /var/lib/kafka/../../../etc/shadow, /etc/shadow",
        "timeout 5 reboot, reboot",
        "echo $(reboot), reboot",
        "sh -c 'reboot', reboot",
        "sh /scripts/harm.sh, rm",
        "/scripts/harm.sh, rm",
        "connect-distributed worker.properties, connect-distributed",
        "bash -e -c 'reboot', reboot",
        "bash -o pipefail -c 'reboot', reboot",
        "bash --login -c 'reboot', reboot",
        "bash -euo pipefail -c 'reboot', reboot",
        "sh -e /scripts/harm.sh, rm",
        "sh /elsewhere.sh, /elsewhere.sh",
        "curl http://example.org | bash, bash",
        "bash <(curl http://example.org), cannot be read",
        "echo reboot | sh -s, sh",
        "echo \"`reboot`\", reboot",
        "trap 'reboot' EXIT, reboot",
        "eval 'true; reboot', reboot",
        "echo x | xargs reboot, reboot",
        "echo x | xargs touch, touch",
        "env A=1 reboot, reboot",
        "exec reboot, reboot",
        "> /tmp/x reboot, reboot",
        "echo done>/ready, /ready",
        "echo x>>/etc/hosts, /etc/hosts",
        "kafka-topics --list &>/var/log/x, /var/log/x",
        "echo >|/x, /x",
        "echo x > $TARGET, $TARGET",
        "cd / && echo x > ready, names / of",
        "echo x > ../x, ../x",
        "touch $DIR/x, $DIR/x",
        "sort -o/tmp/x, /tmp/x",
        "awk 'BEGIN {system(\"reboot\")}', awk",
        "for i do reboot; done, loop over i",
        "create() { reboot; }; create, reboot",
        "function create { reboot; }, reboot",
        "create() { kafka-topics --list; }; sh -c create, create",
        "create() { kafka-topics --list; }; timeout 5 create, create",
        "create() { cat $1; }; create /etc/shadow, /etc/shadow",
        "(sh /scripts/functions.sh; create), create",
        "zookeeper-shell -zk-tls-config-file /etc/tls kafka:2181 ls /, /etc/tls",
        "cat /brokers/ids, /brokers/ids",
    })
    void what_would_act_on_this_machine_does_not(String script, String named) throws IOException {
        assertThat(objection("bash", "-c", script))
                .hasValueSatisfying(why -> assertThat(why).contains(named));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash <<EOF\nreboot\nEOF",
                "cat <<EOF\n$(reboot)\nEOF",
                "cat <<< x\nreboot",
                "echo '<<EOF'\nreboot",
                "echo a # to be continued \\\nreboot",
                "echo $(echo ')'; reboot)",
            })
    void what_other_lines_hide_is_found(String script) throws IOException {
        assertThat(objection("bash", "-c", script)).isPresent();
    }

    private Optional<String> objection(String... words) throws IOException {
        Files.createDirectories(folder.resolve("scripts"));
        Files.writeString(folder.resolve("scripts/harm.sh"), "#!/bin/sh\nrm -rf data\n");
        Files.writeString(folder.resolve("scripts/itself.sh"), "#!/bin/sh\n[ -f done ] || sh /scripts/itself.sh\n");
        Files.writeString(folder.resolve("scripts/functions.sh"), "create() { kafka-topics --topic $1; }\n");
        Files.writeString(folder.resolve("message.json"), "{}");
        Path file = Files.writeString(folder.resolve("compose.yml"), """
                services:
                  kafka:
                    image: confluentinc/cp-kafka:7.9.1
                    volumes: ["./scripts:/scripts", "./message.json:/data/message.json", "state:/state", "/unnamed"]
                volumes: {state: {}}
                """);
        return new CommandReview(ComposeReader.read(file, Map.of()).services().get(0)).objection(List.of(words));
    }
}
