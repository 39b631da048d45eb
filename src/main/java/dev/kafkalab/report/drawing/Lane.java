package dev.kafkalab.report.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * A lane of a timeline.
 *
 * @param name whose it is: {@code leader of testTopic-0}
 * @param group what it stands among
 * @param stays its values, in order of time
 * @param touched whether the scenario did something to it
 */
record Lane(String name, Group group, List<Stay> stays, boolean touched) {

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

        /** By the lane's name. */
        static Group of(String lane) {
            if (lane.startsWith("node ")) {
                return NODE;
            }
            if (lane.startsWith("ZooKeeper ") || lane.startsWith("ensemble ")) {
                return ZOOKEEPER;
            }
            if (lane.equals("controller") || lane.equals("brokers")) {
                return CLUSTER;
            }
            return lane.startsWith("leader of ") || lane.startsWith("ISR of ") ? PARTITION : OTHER;
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
        return new Lane(name, group, first, touched);
    }
}
