package dev.kafkalab.traffic.group;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The process of a member, as the launcher sees it: it says what the test lets it say, and ends when it is told to. */
final class FakeProcess extends Process {

    private final PipedInputStream output = new PipedInputStream(1 << 16);
    private final PipedOutputStream says;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream() {
        @Override
        public void flush() throws IOException {
            if (hungUp) {
                throw new IOException("Broken pipe");
            }
            if (toString(StandardCharsets.UTF_8).contains("Close")) {
                end();
            }
        }
    };
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean killed;
    private boolean survives;
    private boolean hungUp;

    FakeProcess() {
        try {
            says = new PipedOutputStream(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void says(MemberEvent event) {
        says(MemberLines.write(event));
    }

    void says(String line) {
        try {
            says.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            says.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<MemberCommand> told() {
        return told.toString(StandardCharsets.UTF_8)
                .lines()
                .map(MemberLines::command)
                .toList();
    }

    /** Whatever is done to it, it goes on. */
    void survive() {
        survives = true;
    }

    /** Nothing that it is told arrives any longer. */
    void hangUp() {
        hungUp = true;
    }

    boolean killed() {
        return killed;
    }

    /** It ends, by itself or because it was told to. */
    void end() {
        try {
            says.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ended.countDown();
    }

    @Override
    public OutputStream getOutputStream() {
        return told;
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public boolean isAlive() {
        return ended.getCount() > 0;
    }

    @Override
    public int waitFor() throws InterruptedException {
        ended.await();
        return exitValue();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return !survives && ended.await(timeout, unit);
    }

    @Override
    public int exitValue() {
        return 0;
    }

    @Override
    public void destroy() {
        end();
    }

    @Override
    public Process destroyForcibly() {
        killed = true;
        end();
        return this;
    }

    @Override
    public long pid() {
        return 4711;
    }
}
