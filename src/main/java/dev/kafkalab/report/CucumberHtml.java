package dev.kafkalab.report;

import io.cucumber.core.plugin.HtmlFormatter;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventHandler;
import io.cucumber.plugin.event.EventPublisher;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cucumber's own page of a run, without its suggestions: authors of features are not to write Java. */
public final class CucumberHtml implements ConcurrentEventListener {

    private final HtmlFormatter formatter;

    /** Into that file: in Cucumber's configuration, what follows the plugin's name and a colon. */
    public CucumberHtml(String file) throws IOException {
        Path page = Path.of(file);
        Files.createDirectories(page.toAbsolutePath().getParent());
        OutputStream out = Files.newOutputStream(page);
        this.formatter = new HtmlFormatter(out);
    }

    @Override
    public void setEventPublisher(EventPublisher events) {
        formatter.setEventPublisher(new WithoutSuggestions(events));
    }

    private record WithoutSuggestions(EventPublisher events) implements EventPublisher {

        @Override
        public <T> void registerHandlerFor(Class<T> type, EventHandler<T> handler) {
            events.registerHandlerFor(type, event -> {
                boolean suggestion = event instanceof Envelope message
                        && message.getSuggestion().isPresent();
                if (!suggestion) {
                    handler.receive(event);
                }
            });
        }

        @Override
        public <T> void removeHandlerFor(Class<T> type, EventHandler<T> handler) {
            events.removeHandlerFor(type, handler);
        }
    }
}
