package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.ProcessLock;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.support.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import javax.net.ssl.SSLHandshakeException;

/**
 * A published jar that is downloaded once and kept, with its SHA-256 beside it. It is a program that will run here: so
 * nothing is downloaded without a SHA-256 to check it by, and it is checked again each time that it is used.
 *
 * @param title how people call it: {@code Kafdrop 4.2.0}
 * @param source where it is published
 * @param file where it is kept
 * @param given the SHA-256 that it must have, in lower case; empty to go by the one that is kept
 * @param patience how long nothing may arrive
 */
record PinnedJar(String title, URI source, Path file, Optional<String> given, Duration patience) {

    private static final int ATTEMPTS = 3;
    private static final long MEGABYTE = 1_000_000;
    private static final int HEX_DIGITS = 64;
    private static final String OTHERWISE =
            "name a mirror with -Dlab.tools.mirror=URL, or a jar that you have with -Dlab.program.NAME=JAR";

    /** The SHA-256 that it must have: the given one, or else that of the jar that was downloaded before. */
    Optional<String> pin() {
        return given.or(this::kept);
    }

    private Optional<String> kept() {
        try {
            return Optional.of(Files.readString(pinFile()))
                    .filter(text -> text.length() > HEX_DIGITS)
                    .map(text -> text.substring(0, HEX_DIGITS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** As {@code sha256sum} writes and checks it. */
    private Path pinFile() {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    /**
     * The jar, downloaded if it is not here.
     *
     * @param pin its SHA-256
     * @throws SetupException if it cannot be had, or is another one
     */
    Path get(String pin, Progress progress) {
        try {
            Files.createDirectories(file.getParent());
            try (ProcessLock lock = lock()) {
                if (Files.notExists(file)) {
                    download(pin, progress);
                } else {
                    requireUnchanged(pin);
                }
            }
            return file;
        } catch (IOException e) {
            throw LabFolders.unusable("keep " + file, e);
        }
    }

    /** Clusters that are prepared side by side, in this JVM or another, are to download it once. */
    private ProcessLock lock() throws IOException {
        Optional<ProcessLock> lock = ProcessLock.tryAcquire(file.resolveSibling("lock"));
        while (lock.isEmpty()) {
            pause();
            lock = ProcessLock.tryAcquire(file.resolveSibling("lock"));
        }
        return lock.get();
    }

    private void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100).toMillis());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void requireUnchanged(String pin) throws IOException {
        String found = sha256(file);
        if (!found.equals(pin)) {
            throw new SetupException(
                    "%s has the SHA-256 %s instead of %s: it was changed after its download, or that is the sum of another file. Fix: compare it with the release page; delete the jar to have it downloaded again."
                            .formatted(file, found, pin));
        }
    }

    private void download(String pin, Progress progress) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            receive(part, progress);
            if (!isProgram(part)) {
                throw new SetupException(
                        "What %s answers is no jar that java -jar runs. Fix: open it in a browser, as a proxy may answer in its place; %s."
                                .formatted(source, OTHERWISE));
            }
            String found = sha256(part);
            if (!found.equals(pin)) {
                throw new SetupException(
                        "%s has the SHA-256 %s instead of %s, so it is not used. Fix: compare both with the release page; if yours is right, %s."
                                .formatted(source, found, pin, OTHERWISE));
            }
            AtomicFile.replace(part, file);
            AtomicFile.write(pinFile(), "%s  %s\n".formatted(pin, file.getFileName()));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void receive(Path part, Progress progress) {
        for (int attempt = 1; ; attempt++) {
            try {
                int status = new Transfer(part, progress).run();
                if (status != 200) {
                    throw new SetupException(
                            "%s answers with HTTP %d. Fix: where there is no such version, name a published one in the image's tag; else try later, %s."
                                    .formatted(source, status, OTHERWISE));
                }
                return;
            } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
                throw new SetupException(
                        "%s cannot be downloaded, as %s cannot be reached (%s). Fix: run once with a network, the jar is then kept; or %s."
                                .formatted(title, source, words(e), OTHERWISE),
                        e);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new SetupException(
                            "The download of %s from %s was cut off %d times (%s). Fix: try later; or %s."
                                    .formatted(title, source, ATTEMPTS, words(e), OTHERWISE),
                            e);
                }
                progress.report("downloading %s: cut off, trying again".formatted(title));
            }
        }
    }

    private static String words(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Whether {@code java -jar} would find a class to run in it. */
    private static boolean isProgram(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.MAIN_CLASS);
        } catch (ZipException e) {
            return false;
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private SetupException interrupted() {
        Thread.currentThread().interrupt();
        return new SetupException("The download of %s was interrupted.".formatted(title));
    }

    /** One request, whose progress is told once a second. */
    private final class Transfer {

        private final Path part;
        private final Progress progress;
        private final AtomicLong expected = new AtomicLong();

        Transfer(Path part, Progress progress) {
            this.part = part;
            this.progress = progress;
        }

        /** The status of the answer; if it is 200, all of its content is in the file. */
        int run() throws IOException {
            progress.report("downloading %s from %s".formatted(title, source.getHost()));
            CompletableFuture<HttpResponse<Path>> answer = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(patience)
                    .build()
                    .sendAsync(HttpRequest.newBuilder(source).build(), this::body);
            try {
                return await(answer).statusCode();
            } finally {
                answer.cancel(true);
            }
        }

        private HttpResponse.BodySubscriber<Path> body(HttpResponse.ResponseInfo info) {
            expected.set(info.headers().firstValueAsLong("Content-Length").orElse(0));
            return info.statusCode() == 200
                    ? BodySubscribers.ofFile(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)
                    : BodySubscribers.replacing(part);
        }

        private HttpResponse<Path> await(CompletableFuture<HttpResponse<Path>> answer) throws IOException {
            long look = Math.min(patience.toMillis(), 1_000);
            long size = 0;
            long grownAt = System.nanoTime();
            while (true) {
                try {
                    return answer.get(look, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    long now = Files.exists(part) ? Files.size(part) : 0;
                    if (now > size) {
                        size = now;
                        grownAt = System.nanoTime();
                        progress.report("downloading %s: %d of %d MB"
                                .formatted(title, size / MEGABYTE, expected.get() / MEGABYTE));
                    } else if (System.nanoTime() - grownAt > patience.toNanos()) {
                        throw new IOException("nothing more came for %d s".formatted(patience.toSeconds()), e);
                    }
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof IOException io) {
                        throw io;
                    }
                    throw new IOException(e.getCause());
                } catch (InterruptedException e) {
                    throw interrupted();
                }
            }
        }
    }
}
