package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolumesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "/data,                                            '', /data",
        "named:/data:ro,                                   named, /data",
        "./conf/../data:/data,                             HERE/data, /data",
        "/etc/x:/x:ro,                                     /etc/x, /x",
        "~/x:/x,                                           HOME/x, /x",
        "'{type: volume, source: named, target: /data}',   named, /data",
        "'{type: bind, source: ./data, target: /data}',    HERE/data, /data",
        "'{type: tmpfs, target: /tmp}',                    '', /tmp",
    })
    void a_volume_is_mounted(String written, String source, String target) {
        Service kafka = Written.in(folder).readKafka("""
                services:
                  kafka:
                    image: broker:1
                    volumes:
                      - %s
                volumes: {named: }
                """.formatted(written));

        assertThat(kafka.volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.source())
                    .isEqualTo(
                            source.replace("HERE", folder.toString()).replace("HOME", System.getProperty("user.home")));
            assertThat(volume.target()).isEqualTo(target);
            assertThat(volume.position().line()).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "configs, x,                                  /x",
        "configs, '{source: x, target: a/b}',         /a/b",
        "configs, '{source: x, target: /a/b}',        /a/b",
        "secrets, x,                                  /run/secrets/x",
        "secrets, '{source: x, target: a}',           /run/secrets/a",
        "secrets, '{source: x, target: /etc/a}',      /etc/a",
    })
    void a_config_or_secret_lies_in_the_folder_of_its_kind(String kind, String written, String target) {
        Service kafka = Written.in(folder).readKafka("""
                services:
                  kafka:
                    image: broker:1
                    %1$s:
                      - %2$s
                %1$s: {x: {file: ./x.conf}}
                """.formatted(kind, written));

        assertThat(kafka.volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.source()).isEqualTo(folder + "/x.conf");
            assertThat(volume.target()).isEqualTo(target);
        });
    }

    @Test
    void a_folder_of_a_volume_is_mounted() {
        Service kafka = Written.in(folder).readKafka("""
                services:
                  kafka:
                    image: broker:1
                    volumes: [{type: volume, source: named, target: /data, volume: {nocopy: true, subpath: k1/}}]
                volumes: {named: }
                """);

        assertThat(kafka.volumes()).singleElement().satisfies(volume -> {
            assertThat(volume.source()).isEqualTo("named");
            assertThat(volume.subpath()).isEqualTo("k1");
        });
        Written.in(folder)
                .refusalOfKafkaWith("volumes: [{type: volume, target: /data, volume: {subpth: k1}}]")
                .hasMessageContainingAll("lab.yml:4: ", "subpath");
    }

    @Test
    void a_colon_too_many_is_refused() {
        Written.in(folder)
                .refusalOfKafkaWith("volumes: ['data::/data']")
                .hasMessageContainingAll("lab.yml:4: 'data::/data' is no volume", "write NAME:/path");
    }

    @Test
    void a_name_of_one_letter_is_refused_as_a_windows_drive() {
        Written.in(folder)
                .refusalOfKafkaWith("volumes: ['d:/data']")
                .hasMessageContainingAll(
                        "lab.yml:4: Compose takes 'd:/data' for a path on a Windows drive", "two letters");
    }

    @Test
    void a_mount_without_target_or_source_is_refused() {
        Written.in(folder)
                .refusalOfKafkaWith("volumes: [{type: volume, source: x}]")
                .hasMessageContainingAll("lab.yml:4: this volume has no target");
        Written.in(folder)
                .refusalOfKafkaWith("volumes: [{type: bind, target: /x}]")
                .hasMessageContainingAll("lab.yml:4: this bind mount has no source");
    }
}
