package dev.kafkalab.runtime;

import dev.kafkalab.topology.Node;
import java.util.OptionalInt;

/** What a node knows of itself, which is the same in every runtime. */
public abstract class AbstractNode implements ClusterNode {

    private volatile Node node;
    private volatile OptionalInt given = OptionalInt.empty();

    protected AbstractNode(Node node) {
        this.node = node;
    }

    @Override
    public final Node node() {
        return node;
    }

    /** From its next start on it is that one, which has the same name. */
    public final void redefine(Node other) {
        node = other;
    }

    @Override
    public final OptionalInt id() {
        return node.id().isPresent() ? node.id() : given;
    }

    @Override
    public final void isGiven(int id) {
        given = OptionalInt.of(id);
    }
}
