package dev.kafkalab.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenFilesTest {

    @Test
    void a_limit_that_is_too_low_is_told_with_its_fix() {
        assertThatThrownBy(() -> OpenFiles.requireEnough(1023))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("only 1023 files open")
                .hasMessageContaining("ulimit -n 1024");
    }

    @Test
    void the_usual_limit_is_enough() {
        assertThatCode(() -> OpenFiles.requireEnough(1024)).doesNotThrowAnyException();
    }
}
