package dev.kafkalab.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What keeps graders apart that run side by side on one machine. Submissions of one lab publish the same host ports, so
 * each grader gets, where the system lets us, a network of its own that has nothing but its loopback addresses: every
 * port is free there, and nothing else can be reached. It also gets process ids of its own, so that no process of a
 * submission outlives it.
 *
 * @param prefix what stands before the command
 * @param ownPorts whether it has a network of its own
 * @param note what a person should know of it; may be empty
 */
public record Isolation(List<String> prefix, boolean ownPorts, String note) {

    private static final List<String> DIES_WITH_US = List.of("setpriv", "--pdeathsig", "KILL");
    private static final List<String> AS_ROOT = List.of("--user", "--map-root-user");
    private static final List<String> OWN_PIDS = List.of("--pid", "--fork", "--kill-child", "--mount-proc");
    private static final List<String> WITH_LOOPBACK =
            List.of("--", "sh", "-c", "ip link set lo up && exec \"$@\"", "kafka-lab");
    private static final long PATIENCE_SECONDS = 10;

    public Isolation {
        prefix = List.copyOf(prefix);
    }

    /** The best that works on this machine for this user. */
    public static Isolation here() {
        return best(Isolation::works);
    }

    /** For graders that need the machine's network, since their clusters are an engine's. */
    public static Isolation ofEngine() {
        return new Isolation(
                List.of(),
                false,
                "Clusters in Docker share this machine's ports, so submissions are graded one at a time.");
    }

    /** @param works whether a command ends with 0 here */
    static Isolation best(Predicate<List<String>> works) {
        List<String> tied = works.test(with(DIES_WITH_US, List.of("true"))) ? DIES_WITH_US : List.of();
        for (List<String> user : List.of(List.<String>of(), AS_ROOT)) {
            for (List<String> pids : List.of(OWN_PIDS, List.<String>of())) {
                List<String> prefix =
                        with(tied, with(List.of("unshare", "--net"), with(user, with(pids, WITH_LOOPBACK))));
                if (works.test(with(prefix, List.of("true")))) {
                    return new Isolation(prefix, true, "");
                }
            }
        }
        return new Isolation(
                tied,
                false,
                "Submissions are graded one at a time, since they publish the same ports and this system gives a grader"
                        + " no network of its own (unshare --net, ip link). Fix: run this as root, or allow"
                        + " unprivileged user namespaces.");
    }

    /** The command as it is to be run. */
    public List<String> around(List<String> command) {
        return with(prefix, command);
    }

    private static List<String> with(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
