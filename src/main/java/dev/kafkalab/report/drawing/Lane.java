package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * A lane of a timeline.
 *
 * @param subject whose it is
 * @param name the same in words: {@code leader of testTopic-0}
 * @param group what it stands among
 * @param stays its values, in order of time
 * @param touched whether the scenario did something to it
 */
record Lane(Subject subject, String name, Group group, List<Stay> stays, boolean touched) {

    Lane {
        stays = List.copyOf(stays);
    }

    /** The groups, in the order in which they are drawn: from cause to effect. */
    enum Group {
        NODE,
        ZOOKEEPER,
        CLUSTER,
        PARTITION,
        OTHER,
        TRAFFIC;

        /** By whose lane it is. */
        static Group of(Subject subject) {
            if (subject instanceof Subject.Node || subject instanceof Subject.GroupMember) {
                return NODE;
            }
            if (subject instanceof Subject.EnsembleMember || subject instanceof Subject.Ensemble) {
                return ZOOKEEPER;
            }
            if (subject instanceof Subject.Controller || subject instanceof Subject.BrokerList) {
                return CLUSTER;
            }
            return subject instanceof Subject.LeaderOf || subject instanceof Subject.IsrOf ? PARTITION : OTHER;
        }
    }

    /** Whether it is a machine's, to which nobody did anything, and always had the same value. */
    boolean steadyNode() {
        return (group == Group.NODE || group == Group.ZOOKEEPER) && stays.size() == 1 && !touched;
    }

    /** The same with so many values at most: the last of them says how many it stands for. */
    Lane first(int most) {
        if (stays.size() <= most) {
            return this;
        }
        List<Stay> first = new ArrayList<>(stays.subList(0, most - 1));
        int rest = stays.size() - first.size();
        first.add(new Stay(
                rest + " more changes",
                stays.get(most - 1).from(),
                stays.get(stays.size() - 1).to(),
                Look.MANY));
        return new Lane(subject, name, group, first, touched);
    }
}
