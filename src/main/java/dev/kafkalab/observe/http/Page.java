package dev.kafkalab.observe.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Endpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
        return of(tool, at, path, ANSWER);
    }

    /** @param atMost for the whole answer: a request's own time-out ends with the answer's first line */
    static Page of(HttpTool tool, Endpoint at, String path, Duration atMost) {
        URI uri = URI.create("http://%s%s".formatted(at, path));
        String command = "curl -H 'Accept: %s' %s".formatted(tool.accept(), uri);
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", tool.accept()).build();
        CompletableFuture<HttpResponse<String>> answer =
                CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return page(command, answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return none(command, "no answer: " + e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return none(command, "no answer within " + Words.seconds(atMost));
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
            if (json.isMissingNode()) {
                return none(command, "an empty answer");
            }
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
