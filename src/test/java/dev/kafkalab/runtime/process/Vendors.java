package dev.kafkalab.runtime.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * GitHub's release pages, Confluent's Maven repository and Maven Central in one server of this machine, with the
 * addresses that they have. As on GitHub, a file of a release is elsewhere, and one is sent there.
 */
final class Vendors implements AutoCloseable {

    private static final String RELEASES = "/obsidiandynamics/kafdrop/releases/download/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Of how many answers only the first half is sent. */
    private volatile int toBeCut;

    /** Whether the second half keeps one waiting instead. */
    private volatile boolean stalling;

    Vendors() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked for so far, in order. */
    List<String> requests() {
        return requests;
    }

    void publishKafdrop(String version, byte[] jar) {
        files.put("/objects/kafdrop-%s.jar".formatted(version), jar);
    }

    /**
     * Publishes an artifact with its POM and checksums, in Confluent's repository ({@code /maven}) or another.
     *
     * @param more what the POM has beside names and version
     */
    void publish(String repository, String group, String artifact, String version, String more, byte[] jar) {
        String path = "%s/%s/%s/%s/%s-%s"
                .formatted(repository, group.replace('.', '/'), artifact, version, artifact, version);
        put(path + ".jar", jar);
        put(path + ".pom", """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>
                %s</project>""".formatted(group, artifact, version, more).getBytes(StandardCharsets.UTF_8));
    }

    private void put(String path, byte[] content) {
        files.put(path, content);
        files.put(path + ".sha1", digest("SHA-1", content).getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces what is there, and nothing beside it. */
    void replace(String path, String content) {
        if (files.put(path, content.getBytes(StandardCharsets.UTF_8)) == null) {
            throw new IllegalArgumentException("nothing is at " + path);
        }
    }

    void cut(int answers) {
        toBeCut = answers;
    }

    void stall() {
        stalling = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        try (exchange) {
            byte[] content = files.get(path);
            if (path.startsWith(RELEASES)) {
                exchange.getResponseHeaders().set("Location", "/objects/" + path.substring(path.lastIndexOf('/') + 1));
                exchange.sendResponseHeaders(302, -1);
            } else if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, content.length);
                send(content, exchange.getResponseBody());
            }
        }
    }

    private void send(byte[] content, OutputStream out) throws IOException {
        int half = content.length / 2;
        out.write(content, 0, half);
        out.flush();
        if (toBeCut > 0) {
            toBeCut--;
            return;
        }
        if (stalling) {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                return;
            }
        }
        out.write(content, half, content.length - half);
    }

    /** From now on nobody answers. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A jar with that main class, and nothing in it. */
    static byte[] jar(String mainClass) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new JarOutputStream(out, manifest).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String sha256(byte[] content) {
        return digest("SHA-256", content);
    }

    private static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
