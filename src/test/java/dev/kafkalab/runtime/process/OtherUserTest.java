package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OtherUserTest {

    @Test
    void there_is_none_where_nobody_else_can_be_become() {
        assertThat(OtherUser.by(Path.of("/bin/false"))).isEmpty();
        assertThat(OtherUser.by(Path.of("/no/such/program"))).isEmpty();
    }

    @Test
    void there_is_one_where_root_can_start_others() throws IOException {
        Path setpriv = Path.of("/usr/bin/setpriv");
        assumeTrue(
                Files.isExecutable(setpriv)
                        && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "Skipped: not root, or no setpriv");
        assertThat(OtherUser.by(setpriv)).isPresent();
    }
}
