package dev.kafkalab.standin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Answers GET requests with JSON. */
final class JsonServer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonServer() {}

    /** What is answered, and with which status. */
    record Answer(int status, Object body) {}

    /** Answers a request for a path; never throws. */
    interface Route {
        Answer answer(String path);
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
            Answer answer = route.answer(exchange.getRequestURI().getPath());
            byte[] body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.getResponseHeaders().set("Server", "kafka-lab stand-in");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
