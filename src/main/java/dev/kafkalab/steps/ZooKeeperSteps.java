package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;
import static dev.kafkalab.catalogue.Change.REASSIGNMENT;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Transcript;
import dev.kafkalab.expect.ElectionLogs;
import dev.kafkalab.expect.SettledState;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Steps that speak of the ZooKeeper ensemble. */
public record ZooKeeperSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * Asked with {@code srvr}, one server is the leader, that many are followers, and no other serves, once the cluster
     * has settled.
     */
    @Then("the ensemble has one leader and {int} follower(s)")
    public void leaderAndFollowers(int followers) {
        new SettledState(scenario).awaitNotice();
        show(scenario.settle(
                "one leader and %d followers".formatted(followers),
                this::ensemble,
                ZooKeeperSteps::inWords,
                modes(1, followers)));
    }

    /**
     * As above, within that time of the last fault or repair. Measured in seconds. Leaves the log lines of a server
     * that has become the leader since then.
     */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("the ensemble has one leader and {int} follower(s) within {duration}")
    public void leaderAndFollowersWithin(int followers, Duration atMost) {
        Outcome<List<EnsembleMember>> outcome = scenario.sinceFault(
                "one leader and %d followers".formatted(followers),
                this::ensemble,
                ZooKeeperSteps::inWords,
                modes(1, followers),
                atMost);
        evidence.record(Measurements.of(
                Kind.ENSEMBLE_ELECTION,
                new Subject.Ensemble(),
                outcome,
                "syncLimit x tickTime to notice, then one election"));
        show(outcome);
        new ElectionLogs(scenario).ofZooKeeperLeader(outcome.last()).ifPresent(evidence::record);
    }

    /** Within that time of the last fault no server of the ensemble serves any longer. */
    @LookedBackOn({NODE, REASSIGNMENT})
    @Then("no ZooKeeper serves within {duration}")
    public void nobodyServes(Duration atMost) {
        show(scenario.sinceFault(
                "no ZooKeeper to serve",
                this::ensemble,
                ZooKeeperSteps::inWords,
                modes(0, 0).and(members -> count(members, "standalone") == 0),
                atMost));
    }

    /** Asked with {@code srvr}, exactly that many servers say that they stand alone: each is an ensemble of its own. */
    @Then("{int} ZooKeeper(s) is/are standalone")
    public void standalone(int expected) {
        new SettledState(scenario).awaitNotice();
        show(scenario.settle(
                "%d standalone ZooKeepers".formatted(expected),
                this::ensemble,
                ZooKeeperSteps::inWords,
                members -> count(members, "standalone") == expected));
    }

    private void show(Outcome<List<EnsembleMember>> outcome) {
        evidence.record(new Transcript(
                "for port in %s; do echo srvr | nc localhost $port | grep Mode; done".formatted(clientPorts()),
                outcome.last().stream()
                        .map(member -> member.node() + " -> Mode: " + member.mode())
                        .toList()));
        outcome.orFail();
    }

    private String clientPorts() {
        return scenario.lab().cluster().topology().nodes(Role.ZOOKEEPER).stream()
                .flatMap(node -> node.hostEndpoint().stream())
                .map(endpoint -> Integer.toString(endpoint.port()))
                .collect(Collectors.joining(" "));
    }

    private List<EnsembleMember> ensemble() {
        List<EnsembleMember> ensemble = scenario.lab().observer().ensemble();
        if (ensemble.isEmpty()) {
            throw new IllegalStateException("There is no ZooKeeper in "
                    + scenario.lab().cluster().topology().composeFile());
        }
        return ensemble;
    }

    private static Predicate<List<EnsembleMember>> modes(int leaders, int followers) {
        return members -> count(members, "leader") == leaders && count(members, "follower") == followers;
    }

    private static long count(List<EnsembleMember> members, String mode) {
        return members.stream().filter(member -> member.mode().equals(mode)).count();
    }

    private static String inWords(List<EnsembleMember> members) {
        return String.join(
                ", ",
                members.stream()
                        .map(member -> member.node() + " " + member.mode())
                        .toList());
    }
}
