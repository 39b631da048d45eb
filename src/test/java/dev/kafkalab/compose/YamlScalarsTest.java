package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlScalarsTest {

    /** The expected values are what Docker Compose 2.26 prints for them. */
    @ParameterizedTest
    @CsvSource({
        "2181,                    INTEGER, 2181",
        "1_000,                   INTEGER, 1000",
        "0x10,                    INTEGER, 16",
        "017,                     INTEGER, 15",
        "0o17,                    INTEGER, 15",
        "0b11,                    INTEGER, 3",
        "+5,                      INTEGER, 5",
        "-0,                      INTEGER, 0",
        "18446744073709551615,    INTEGER, 18446744073709551615",
        "12345678901234567890123, DECIMAL, 1.2345678901234568e+22",
        "08,                      DECIMAL, 8",
        "3.10,                    DECIMAL, 3.1",
        "1e3,                     DECIMAL, 1000",
        "1e21,                    DECIMAL, 1e+21",
        "0.00001,                 DECIMAL, 1e-05",
        ".5,                      DECIMAL, 0.5",
        "1.,                      DECIMAL, 1",
        "True,                    BOOLEAN, true",
        "yes,                     TEXT,    yes",
        "on,                      TEXT,    on",
        "22:22,                   TEXT,    22:22",
        "_1,                      TEXT,    _1",
        "1.2.3,                   TEXT,    1.2.3",
        "-,                       TEXT,    -",
        "2020-01-02,              DATE,    2020-01-02",
        "~,                       NULL,    ''",
        "null,                    NULL,    ''",
    })
    void a_plain_value_means(String written, Yaml.Type type, String text) {
        var scalar = YamlScalars.plain(new Position(Path.of("lab.yml"), 1), written);

        assertThat(scalar.type()).isEqualTo(type);
        assertThat(scalar.text()).isEqualTo(text);
    }
}
