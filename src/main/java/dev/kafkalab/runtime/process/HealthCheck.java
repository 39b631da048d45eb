package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.Healthcheck;
import dev.kafkalab.runtime.NodeDeath;
import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether a service has become healthy, asked in the background until it has or Docker would have given it up: after so
 * many failures in a row, one each interval, of which those in the start period do not count.
 */
final class HealthCheck implements AutoCloseable {

    /** Between two looks, so that nobody waits for an interval of 30 s while the node serves. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int CONNECT_MILLIS = 500;
    private static final int QUOTED_LINES = 4;

    private final Healthcheck rule;
    private final Supplier<Optional<String>> probe;
    private final Thread asking;
    private volatile boolean passed;
    private volatile String failure;

    /** @param probe what is wrong at the moment; empty when the check passes */
    HealthCheck(Healthcheck rule, Supplier<Optional<String>> probe) {
        this.rule = rule;
        this.probe = probe;
        this.asking = new Thread(this::ask, "kafka-lab health check");
        asking.setDaemon(true);
        asking.start();
    }

    private HealthCheck(String failure) {
        this.rule = null;
        this.probe = Optional::empty;
        this.asking = new Thread(() -> {});
        this.failure = failure;
    }

    /** One that has failed for good before it was asked. */
    static HealthCheck failed(String why) {
        return new HealthCheck(why);
    }

    boolean hasPassed() {
        return passed;
    }

    /** Why it is given up; empty while there is hope. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private void ask() {
        long begin = System.nanoTime();
        long counted = begin;
        int failures = 0;
        try {
            while (true) {
                long asked = System.nanoTime();
                Optional<String> wrong = probe.get();
                if (wrong.isEmpty()) {
                    passed = true;
                    return;
                }
                long now = System.nanoTime();
                if (now - counted >= rule.interval().toNanos()) {
                    counted = now;
                    failures += now - begin > rule.startPeriod().toNanos() ? 1 : 0;
                }
                if (failures >= Math.max(1, rule.retries())) {
                    failure =
                            "Its check has failed %d times in a row: %s%n  Fix: correct the check (%s), or what it asks for."
                                    .formatted(failures, wrong.get(), rule.position());
                    return;
                }
                // A tool of Kafka's takes a JVM: the nodes are to get on beside it.
                Thread.sleep(Math.min(
                        Math.max(PAUSE.toMillis(), (now - asked) / 1_000_000),
                        Math.max(1, rule.interval().toMillis())));
            }
        } catch (InterruptedException e) {
            // Nobody waits for it any more.
        } catch (RuntimeException e) {
            failure = String.valueOf(e.getMessage());
        }
    }

    @Override
    public void close() {
        asking.interrupt();
    }

    /** What keeps a command from passing, each time it is asked. */
    static Supplier<Optional<String>> command(ServiceShell shell, List<String> words, Path folder, Duration timeout) {
        Path said = folder.resolve(".kafka-lab").resolve("health.log");
        return () -> run(shell, words, folder, said, timeout);
    }

    private static Optional<String> run(
            ServiceShell shell, List<String> words, Path folder, Path said, Duration timeout) {
        Process process = null;
        try {
            Files.write(said, new byte[0]);
            process = ProcessNode.builder(shell.command(words), shell.environment(), folder, said)
                    .start();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("no answer within %d s".formatted(timeout.toSeconds()));
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("it ended with %d%s".formatted(process.exitValue(), lastWords(said)));
        } catch (IOException e) {
            throw new SetupException("A health check could not be launched: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } finally {
            if (process != null) {
                ProcessNode.kill(process);
            }
        }
    }

    private static String lastWords(Path said) {
        List<String> lines = NodeDeath.explain(said).lastLines();
        return lines.isEmpty()
                ? " and said nothing"
                : lines.stream()
                        .skip(Math.max(0, lines.size() - QUOTED_LINES))
                        .collect(Collectors.joining("\n  ", ". It said:\n  ", ""));
    }

    /** Which of these ports nobody listens on, each time it is asked. */
    static Supplier<Optional<String>> ports(String address, List<Integer> ports) {
        return () -> ports.stream()
                .filter(port -> !accepts(address, port))
                .findFirst()
                .map("nothing listens on its port %d"::formatted);
    }

    private static boolean accepts(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
