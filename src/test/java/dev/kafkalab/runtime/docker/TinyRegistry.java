package dev.kafkalab.runtime.docker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;

/**
 * An image registry of this JVM's own, with one image in it, whose layer it hands out slowly. The engine trusts
 * registries on the loopback network without TLS.
 */
final class TinyRegistry implements AutoCloseable {

    private static final int BLOCK = 512;
    /** Java's server takes an answer to a HEAD request that states its length, as registries give it, for a mistake. */
    private static final Logger SERVERS_OWN = Logger.getLogger("com.sun.net.httpserver");

    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    private final HttpServer server;
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final byte[] manifest;
    private final int chunks;
    private final long millisAChunk;

    /**
     * @param chunks in how many pieces the layer comes
     * @param millisAChunk how long each takes
     */
    TinyRegistry(int size, int chunks, long millisAChunk) throws IOException {
        this.chunks = chunks;
        this.millisAChunk = millisAChunk;
        byte[] tar = tarWithOneFile(size);
        byte[] layer = gzip(tar);
        byte[] config = """
                {"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["%s"]}}""".formatted(digest(tar)).getBytes(StandardCharsets.UTF_8);
        blobs.put(digest(layer), layer);
        blobs.put(digest(config), config);
        manifest = """
                {"schemaVersion":2,"mediaType":"%s",
                 "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":%d,"digest":"%s"},
                 "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":%d,"digest":"%s"}]}""".formatted(MANIFEST, config.length, digest(config), layer.length, digest(layer))
                .getBytes(StandardCharsets.UTF_8);
        blobs.put(digest(manifest), manifest);
        SERVERS_OWN.setLevel(Level.SEVERE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v2/", this::answer);
        server.start();
    }

    String image(String tag) {
        return "127.0.0.1:%d/tiny/kafka:%s".formatted(server.getAddress().getPort(), tag);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/v2/")) {
            send(exchange, "application/json", "{}".getBytes(StandardCharsets.UTF_8), 1);
        } else if (last.equals("1") || path.contains("/manifests/") && blobs.containsKey(last)) {
            exchange.getResponseHeaders().set("Docker-Content-Digest", digest(manifest));
            send(exchange, MANIFEST, manifest, 1);
        } else if (blobs.containsKey(last)) {
            send(exchange, "application/octet-stream", blobs.get(last), chunks);
        } else {
            byte[] unknown = "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(404, unknown.length);
            exchange.getResponseBody().write(unknown);
            exchange.close();
        }
    }

    private void send(HttpExchange exchange, String type, byte[] body, int pieces) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            int piece = body.length / pieces + 1;
            for (int from = 0; from < body.length; from += piece) {
                out.write(body, from, Math.min(piece, body.length - from));
                out.flush();
                pauseAfter(pieces);
            }
        }
    }

    private void pauseAfter(int pieces) throws IOException {
        try {
            Thread.sleep(pieces > 1 ? millisAChunk : 0);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** One file of noise, which no compression makes smaller. */
    private static byte[] tarWithOneFile(int size) {
        byte[] tar = new byte[BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK + 2 * BLOCK];
        put(tar, 0, "noise");
        put(
                tar,
                100,
                "0000644\0" + "0000000\0" + "0000000\0" + "%011o\0".formatted(size) + "00000000000\0" + "        0");
        put(tar, 257, "ustar\00000");
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += tar[i];
        }
        put(tar, 148, "%06o\0 ".formatted(sum));
        byte[] noise = new byte[size];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, tar, BLOCK, size);
        return tar;
    }

    private static void put(byte[] tar, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, tar, at, bytes.length);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
