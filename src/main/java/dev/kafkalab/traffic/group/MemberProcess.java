package dev.kafkalab.traffic.group;

import dev.kafkalab.clients.ClientProcess;
import dev.kafkalab.support.BackgroundThread;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.group.MemberEvent.Assigned;
import dev.kafkalab.traffic.group.MemberEvent.Configured;
import dev.kafkalab.traffic.group.MemberEvent.Failed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One member of a consumer group, a process of its own, and the history of what it has reported. Safe for use by
 * several threads.
 */
public final class MemberProcess implements AutoCloseable {

    private static final int LAST_LINES = 8;
    private static final Duration TO_END = Duration.ofSeconds(30);

    private final String name;
    private final String topic;
    private final Path log;
    private final Process process;
    private final BackgroundThread listening;
    private final List<MemberEvent> events = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean ended;
    private volatile boolean paused;

    /** What becomes of a process that runs {@link GroupMember}. */
    MemberProcess(String name, String topic, Process process, Path log) {
        this.name = name;
        this.topic = topic;
        this.process = process;
        this.log = log;
        this.listening = BackgroundThread.start("what listens to " + name, this::listen);
    }

    /**
     * Starts one; it has joined when {@link #assigned()} says so.
     *
     * @param name its {@code client.id}
     * @param settings the consumer's settings, all of them
     * @param log where its own log goes, which begins anew
     */
    static MemberProcess start(String name, String topic, Map<String, String> settings, Path log) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command(topic, settings)).redirectError(log.toFile());
            builder.environment().keySet().removeIf(variable -> variable.endsWith("JAVA_OPTIONS"));
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            return new MemberProcess(name, topic, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + name, e);
        }
    }

    static List<String> command(String topic, Map<String, String> settings) {
        return ClientProcess.command(
                GroupMember.class,
                Stream.concat(
                        Stream.of(topic),
                        settings.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue())));
    }

    /** Its {@code client.id}: {@code consumer-1}. */
    public String name() {
        return name;
    }

    /** The topic that it subscribes to. */
    public String topic() {
        return topic;
    }

    /**
     * Whether it is to run: nobody has killed, closed or paused it. @throws IllegalStateException if it has ended by
     * itself, with the last lines of its log
     */
    public boolean isLive() {
        if (!ended && !process.isAlive()) {
            throw new IllegalStateException(endedByItself());
        }
        return !ended && !paused;
    }

    /** Whether its process is frozen at the moment, as whoever does that says. */
    public void paused(boolean now) {
        paused = now;
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }

    /**
     * Everything that it has reported so far, in order. @throws IllegalStateException if it has reported what nobody
     * understands
     */
    public List<MemberEvent> events() {
        listening.check();
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** Its reports of that kind, in order. */
    public <T extends MemberEvent> List<T> events(Class<T> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What the last rebalance has given it; empty until it has joined. */
    public Optional<Assigned> assigned() {
        List<Assigned> all = events(Assigned.class);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * The settings in force in its process, by its own account; empty until it has told them, which is before it joins.
     */
    public Map<String, String> settings() {
        return events(Configured.class).stream()
                .findFirst()
                .map(Configured::settings)
                .orElse(Map.of());
    }

    /** Tells it what to do next. */
    void tell(MemberCommand command) {
        try {
            process.getOutputStream().write((MemberLines.write(command) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new IllegalStateException(endedByItself(), e);
        }
    }

    /** SIGKILL: it neither commits nor says goodbye. @return the moment at which it was dead */
    public Instant kill() {
        ended = true;
        process.destroyForcibly();
        return awaitEnd();
    }

    /** It leaves its group and ends. @return the moment at which it was told to */
    public Instant leave() {
        Instant told = SteadyClock.now();
        tell(new MemberCommand.Close());
        ended = true;
        awaitEnd();
        return told;
    }

    /**
     * Ends it, however it is. @throws IllegalStateException if it had ended by itself, or has reported what nobody
     * understands
     */
    @Override
    public void close() {
        boolean byItself = !ended && !process.isAlive();
        kill();
        listening.check();
        if (byItself) {
            throw new IllegalStateException(endedByItself());
        }
    }

    /**
     * Takes its end, which has come by itself, as what was to happen: it is a failure of the lab no longer.
     *
     * @throws IllegalStateException if it goes on
     */
    public void acceptEnd() {
        ended = true;
        awaitEnd();
    }

    /** Its history is whole once its output is read to the end. */
    private Instant awaitEnd() {
        try {
            if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("%s did not end within %d s".formatted(name, TO_END.toSeconds()));
            }
            Instant dead = SteadyClock.now();
            listening.join(TO_END);
            return dead;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private void listen() {
        try (BufferedReader reports = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reports.readLine(); line != null; line = reports.readLine()) {
                events.add(MemberLines.event(line));
            }
        } catch (IOException e) {
            // It is being ended.
        }
    }

    /** Its own report says more than a stack trace's last lines. */
    private String endedByItself() {
        Optional<String> error =
                events(Failed.class).stream().map(Failed::error).findFirst();
        if (error.isPresent()) {
            return "%s has ended by itself, with %s. Its log is %s"
                    .formatted(name, error.get().replaceFirst(": ", ", "), log);
        }
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return "%s has ended by itself. Its log, %s, ends with:%n%s"
                    .formatted(
                            name,
                            log,
                            String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size())));
        } catch (IOException e) {
            return name + " has ended by itself, and left no log";
        }
    }
}
