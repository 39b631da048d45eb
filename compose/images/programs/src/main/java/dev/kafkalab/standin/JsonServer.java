package dev.kafkalab.standin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Answers GET requests, with JSON or with a page in HTML. */
final class JsonServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonServer() {}

    /** What is answered, and with which status: a text is a page in HTML, anything else becomes JSON. */
    record Answer(int status, Object body) {

        private byte[] bytes() throws IOException {
            return body instanceof String page ? page.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
        }
    }

    /** Answers a request for a path, by somebody who accepts these media types; never throws. */
    interface Route {
        Answer answer(String path, String accepted);
    }

    static void serve(InetSocketAddress address, String contentType, Route route) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> handle(exchange, contentType, route));
        // A question that nobody in the cluster answers must not keep the next one waiting.
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println("Listening on " + server.getAddress());
    }

    private static void handle(HttpExchange exchange, String contentType, Route route) throws IOException {
        try (exchange) {
            String accepted = exchange.getRequestHeaders().getFirst("Accept");
            Answer answer = route.answer(exchange.getRequestURI().getPath(), accepted == null ? "*/*" : accepted);
            byte[] body = answer.bytes();
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.body() instanceof String ? "text/html;charset=UTF-8" : contentType);
            exchange.getResponseHeaders().set("Server", "kafka-lab stand-in");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
