package dev.kafkalab.evidence;

/** What a step leaves behind: something it saw or measured, as data. Everything in reports is drawn from it. */
public sealed interface Evidence
        permits ClusterStart, Comparison, LogExcerpt, Measurement, Snapshot, Statement, Timeline, Traffic, Transcript {

    /** The media type under which evidence is attached to Cucumber's messages: JSON with a {@code type} member. */
    String MEDIA_TYPE = "application/vnd.kafka-lab.evidence+json";
}
