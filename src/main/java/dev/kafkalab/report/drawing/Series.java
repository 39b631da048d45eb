package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * A series of a timeline.
 *
 * @param subject whose it is
 * @param name the same in words: {@code leader of testTopic-0}
 * @param section what it stands among
 * @param segments its values, in order of time
 * @param touched whether the scenario did something to it
 */
record Series(Subject subject, String name, Section section, List<Segment> segments, boolean touched) {

    Series {
        segments = List.copyOf(segments);
    }

    /** The groups, in the order in which they are drawn: from cause to effect. */
    enum Section {
        NODE,
        ZOOKEEPER,
        CLUSTER,
        PARTITION,
        OTHER,
        TRAFFIC;

        /** By whose series it is. */
        static Section of(Subject subject) {
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

    /**
     * What stood in a series from one change to the next.
     *
     * @param value the value
     * @param from when it was first seen, in seconds from the timeline's zero
     * @param to when the next was first seen; infinity if none was
     * @param style how it is drawn
     */
    record Segment(String value, double from, double to, SegmentStyle style) {

        /** As short as it still makes sense: of messages, how many there were. */
        String brief() {
            return style.messages() ? value.substring(0, Math.max(0, value.indexOf(' '))) : value;
        }
    }

    /** Whether it is a machine's, to which nobody did anything, and always had the same value. */
    boolean steadyNode() {
        return (section == Section.NODE || section == Section.ZOOKEEPER) && segments.size() == 1 && !touched;
    }

    /** The same with so many values at most: the last of them says how many it stands for. */
    Series first(int most) {
        if (segments.size() <= most) {
            return this;
        }
        List<Segment> first = new ArrayList<>(segments.subList(0, most - 1));
        int rest = segments.size() - first.size();
        first.add(new Segment(
                rest + " more changes",
                segments.get(most - 1).from(),
                segments.get(segments.size() - 1).to(),
                SegmentStyle.MANY));
        return new Series(subject, name, section, first, touched);
    }
}
