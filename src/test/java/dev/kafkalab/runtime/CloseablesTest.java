package dev.kafkalab.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseablesTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void each_is_closed_whatever_becomes_of_the_others() {
        assertThatThrownBy(() -> Closeables.closeAll(
                        List.of(() -> fail("first"), () -> closed.add("second"), () -> fail("third"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("first")
                .hasSuppressedException(new IllegalStateException("third"));
        assertThat(closed).containsExactly("second");
    }

    private static void fail(String name) {
        throw new IllegalStateException(name);
    }
}
