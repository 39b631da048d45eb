package dev.kafkalab.admin;

import static dev.kafkalab.admin.ClusterAdmin.await;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;

/**
 * The version in which a KRaft cluster writes its metadata ({@code metadata.version}), which is not the version that
 * its brokers have: it stays what it was until somebody raises it, so that the brokers could go back.
 *
 * @param finalized the level that is in force
 * @param supported the highest level that the brokers know
 */
public record MetadataVersion(int finalized, int supported) {

    /** The feature, as Kafka names it. */
    public static final String NAME = "metadata.version";

    /** What the cluster says now; empty for one without KRaft, which has no such thing. */
    static Optional<MetadataVersion> of(Admin admin) {
        FeatureMetadata features =
                await("ask for the features", admin.describeFeatures().featureMetadata());
        return Optional.ofNullable(features.finalizedFeatures().get(NAME))
                .map(level -> new MetadataVersion(
                        level.maxVersionLevel(),
                        features.supportedFeatures().get(NAME).maxVersion()));
    }

    /** Raises it to the highest level that the brokers know. */
    void raise(Admin admin) {
        await(
                "raise the metadata version",
                admin.updateFeatures(
                                Map.of(NAME, new FeatureUpdate((short) supported, UpgradeType.UPGRADE)),
                                new UpdateFeaturesOptions())
                        .all());
    }

    /** Whether the brokers know a higher one. */
    public boolean isBehind() {
        return finalized < supported;
    }
}
