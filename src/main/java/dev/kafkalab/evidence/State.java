package dev.kafkalab.evidence;

import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import java.util.List;
import java.util.OptionalInt;

/** What the subject of an event has become. */
public sealed interface State {

    /** Whether there is nobody: a node that does not answer, a partition without a leader. */
    boolean absent();

    /** The state of a node or of a group's member. */
    enum NodeState {
        RUNNING,
        PAUSED,
        DOWN
    }

    /** Of a node, or of a consumer of a group. */
    record OfNode(NodeState state) implements State {
        @Override
        public boolean absent() {
            return state != NodeState.RUNNING;
        }
    }

    /** Of a partition: its leader's broker id, if it has one. */
    record OfLeader(OptionalInt broker) implements State {
        @Override
        public boolean absent() {
            return broker.isEmpty();
        }
    }

    /**
     * Of the controller.
     *
     * @param node its id, if there is one
     * @param broker whether it is a broker: in KRaft mode it need not be
     */
    record OfController(OptionalInt node, boolean broker) implements State {
        @Override
        public boolean absent() {
            return node.isEmpty();
        }
    }

    /** Of an ISR or of the broker list: ids, ascending. */
    record OfIds(List<Integer> ids) implements State {
        public OfIds {
            ids = List.copyOf(ids);
        }

        @Override
        public boolean absent() {
            return ids.isEmpty();
        }
    }

    /** Of a ZooKeeper server: its mode, as {@link EnsembleMember} tells it. */
    record OfEnsembleMember(String mode) implements State {
        @Override
        public boolean absent() {
            return mode.equals(EnsembleMember.DOWN) || mode.equals(EnsembleMember.NOT_SERVING);
        }
    }

    /** What a record of version 1 says in words that this version does not know. */
    record Described(String words) implements State {
        @Override
        public boolean absent() {
            return false;
        }
    }
}
