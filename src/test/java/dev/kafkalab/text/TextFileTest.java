package dev.kafkalab.text;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, unit = SECONDS, threadMode = SEPARATE_THREAD)
@DisabledOnOs(OS.WINDOWS)
class TextFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/random", "/dev/tty", "/dev/null"})
    void a_device_has_no_end(String device) {
        refuses(Path.of(device), device + ": this is a device, a pipe or a socket", "save what it gives in a file");
    }

    @Test
    void nobody_may_be_at_the_other_end_of_a_pipe() throws Exception {
        refuses(Specials.pipe(folder.resolve("pipe")), "pipe: this is a device, a pipe or a socket");
    }

    @Test
    void a_socket_is_no_file() throws IOException {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            refuses(socket, "this is a device, a pipe or a socket");
        }
    }

    @Test
    void a_link_is_what_it_leads_to() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "a\n");

        assertThat(TextFile.read(Files.createSymbolicLink(folder.resolve("link"), text)))
                .isEqualTo("a\n");
        refuses(Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero")), "this is a device");
        refuses(Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("none")), "there is no such file");
        refuses(Files.createSymbolicLink(folder.resolve("itself"), Path.of("itself")), "the file cannot be read");
    }

    @Test
    void a_folder_is_no_file() {
        refuses(folder, "this is a folder, not a file", "name the file inside it");
    }

    @Test
    void a_file_that_is_not_there_says_where_it_was_looked_for() {
        refuses(folder.resolve("x/../none"), "there is no such file", "looked for at " + folder.resolve("none"));
    }

    @Test
    void a_file_of_gigabytes_is_not_read() throws IOException {
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(8_000_000_000L);
        }

        refuses(large, "the file has 8000000000 bytes, more than the 2000000 that are read");
        assertThatThrownBy(() -> TextFile.open(large, 200)).hasMessageContaining("more than the 200 that are read");
    }

    /** Files of the kernel claim to be empty; reading some of them waits for ever. */
    @Test
    void a_file_that_claims_to_be_empty_is_not_read() throws IOException {
        assertThat(TextFile.read(Path.of("/proc/self/environ"))).isEmpty();
    }

    @Test
    void a_line_that_is_not_utf_8_is_told() throws IOException {
        Path latin = Files.write(folder.resolve("latin"), "a\nb\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        refuses(latin, latin + ":3: this line is not UTF-8 text", "save the file as UTF-8");
        assertThat(TextFile.read(Files.writeString(folder.resolve("marked"), "\uFEFFa")))
                .isEqualTo("a");
    }

    @Test
    void a_name_with_escapes_is_printable() {
        refuses(Path.of("a\u001b[2J"), "a\\u001b[2J: there is no such file");
    }

    private static void refuses(Path file, String... parts) {
        assertThatThrownBy(() -> TextFile.read(file))
                .isExactlyInstanceOf(UnreadableFileException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining("Fix: ");
    }
}
