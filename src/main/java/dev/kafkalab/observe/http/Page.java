package dev.kafkalab.observe.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.topology.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a tool answers to a request for one of its pages.
 *
 * @param json the page; empty if there is none
 * @param transcript the request as one would type it, and the answer, or why there is none
 */
public record Page(Optional<JsonNode> json, Transcript transcript) {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Ours: a tool that cannot reach its cluster waits for it much longer, the REST Proxy for a minute. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT)
            .build();

    /** Asks for a page; takes at most 5 seconds, and never throws for want of an answer. */
    public static Page of(HttpTool tool, Endpoint at, String path) {
        URI uri = URI.create("http://%s%s".formatted(at, path));
        String command = "curl -H 'Accept: %s' %s".formatted(tool.accept(), uri);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", tool.accept())
                .timeout(ANSWER)
                .build();
        try {
            return page(command, CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return none(command, "no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** The answer in one line, for whoever waits for another one. */
    public String inWords() {
        return String.join(" ", transcript.output().stream().map(String::strip).toList());
    }

    private static Page page(String command, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            return none(command, "HTTP %d %s".formatted(answer.statusCode(), answer.body()));
        }
        try {
            JsonNode json = JSON.readTree(answer.body());
            List<String> lines = JSON.writeValueAsString(json).lines().toList();
            return new Page(Optional.of(json), new Transcript(command, lines));
        } catch (JsonProcessingException e) {
            return none(command, "not JSON: " + answer.body());
        }
    }

    private static Page none(String command, String reason) {
        return new Page(Optional.empty(), new Transcript(command, List.of(reason)));
    }
}
