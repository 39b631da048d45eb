package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DockerNodeTest {

    private static final String UNABLE =
            "cannot pause container 8d1d: OCI runtime pause failed: unable to freeze: unknown";

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void a_container_that_cannot_be_frozen_at_first_is_asked_again() {
        DockerNode.freeze(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new InternalServerErrorException(UNABLE);
            }
        });

        assertThat(attempts).hasValue(3);
    }

    @Test
    void a_container_that_can_never_be_frozen_is_given_up() {
        assertThatThrownBy(() -> DockerNode.freeze(() -> {
                    attempts.incrementAndGet();
                    throw new InternalServerErrorException(UNABLE);
                }))
                .hasMessageContaining("unable to freeze");
        assertThat(attempts).hasValue(10);
    }

    @Test
    void any_other_refusal_is_reported_at_once() {
        assertThatThrownBy(() -> DockerNode.freeze(() -> {
                    attempts.incrementAndGet();
                    throw new InternalServerErrorException("no space left on device");
                }))
                .hasMessageContaining("no space left");
        assertThat(attempts).hasValue(1);
    }
}
