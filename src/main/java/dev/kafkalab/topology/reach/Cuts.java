package dev.kafkalab.topology.reach;

import dev.kafkalab.compose.Service.Attachment;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.reach.Arrival.Cut;
import dev.kafkalab.topology.reach.Namespace.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why one service does not know another's name, and what to change. */
final class Cuts {

    private Cuts() {}

    static Cut between(Node asking, Node meant, Reach reach) {
        Namespace own = reach.namespace(asking);
        Namespace its = reach.namespace(meant);
        if (own.kind() == Kind.NONE || its.kind() == Kind.NONE) {
            Node without = own.kind() == Kind.NONE ? asking : meant;
            return new Cut(
                    meant,
                    "%s has no network".formatted(without.name()),
                    "leave network_mode: none out of %s.".formatted(without.name()));
        }
        if (own.kind() == Kind.HOST) {
            return its.kind() == Kind.HOST
                    ? new Cut(
                            meant,
                            "both have the host's own network, where a service has no name",
                            "write localhost and the port on which %s listens.".formatted(meant.name()))
                    : new Cut(
                            meant,
                            "%s has the host's own network, where a service has no name".formatted(asking.name()),
                            "leave network_mode: host out of %s.".formatted(asking.name()));
        }
        if (its.kind() == Kind.HOST) {
            return new Cut(
                    meant,
                    "%s has the host's own network, and no name on any other".formatted(meant.name()),
                    "leave network_mode: host out of %s.".formatted(meant.name()));
        }
        if (own.kind() == Kind.DEFAULT_BRIDGE || its.kind() == Kind.DEFAULT_BRIDGE) {
            return onBridge(asking, meant, own, its);
        }
        return apart(asking, meant, own, its);
    }

    private static Cut onBridge(Node asking, Node meant, Namespace own, Namespace its) {
        boolean both = own.kind() == its.kind() && !asking.equals(meant);
        String whom = both
                ? asking.name() + " and " + meant.name()
                : own.kind() == Kind.DEFAULT_BRIDGE ? asking.name() : meant.name();
        return new Cut(
                meant,
                "Docker's default bridge (network_mode: bridge) knows no names but those of links",
                "leave network_mode: bridge out of %s: then Compose gives them a network with names.".formatted(whom));
    }

    private static Cut apart(Node asking, Node meant, Namespace own, Namespace its) {
        if (its.owner().isEmpty() || !its.owner().get().equals(meant)) {
            return new Cut(
                    meant,
                    "%s has the network of %s, and no name of its own"
                            .formatted(meant.name(), its.owner().map(Node::name).orElse("another container")),
                    "write %s instead of %s."
                            .formatted(its.owner().map(Node::name).orElse("that container's name"), meant.name()));
        }
        if (own.attachments().stream().anyMatch(network -> its.attachments().stream()
                .anyMatch(other -> other.network().equals(network.network())))) {
            return new Cut(
                    meant,
                    "that alias of %s is not one on the network of %s".formatted(meant.name(), asking.name()),
                    "write %s.".formatted(meant.name()));
        }
        Node mender = own.owner().orElse(asking);
        return new Cut(
                meant,
                "%s is on the network %s, %s on %s: they have none in common"
                        .formatted(asking.name(), keys(own), meant.name(), keys(its)),
                remedy(mender, own, meant, its));
    }

    /**
     * Compose refuses networks beside a network_mode. Who is given a network by name is no longer on the default one,
     * unless that is named too.
     */
    private static String remedy(Node mender, Namespace own, Node meant, Namespace its) {
        String missing = its.attachments().get(0).key();
        Optional<String> mode = meant.service().networkMode();
        if (mode.isPresent()) {
            return "leave network_mode: %s out of %s, and give it networks: [%s]."
                    .formatted(
                            mode.get(), meant.name(), own.attachments().get(0).key());
        }
        return own.attachments().stream().map(Attachment::key).toList().equals(List.of("default"))
                ? "give %s networks: [default, %s].".formatted(mender.name(), missing)
                : "add %s to the networks of %s.".formatted(missing, mender.name());
    }

    private static String keys(Namespace namespace) {
        return namespace.attachments().stream().map(Attachment::key).collect(Collectors.joining(" and "));
    }
}
