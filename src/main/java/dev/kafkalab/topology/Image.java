package dev.kafkalab.topology;

/**
 * An image reference taken apart.
 *
 * @param repository registry and path as written, without tag and digest: {@code confluentinc/cp-kafka}
 * @param tag {@code latest} where none is written
 */
public record Image(String repository, String tag) {

    /**
     * Reads a reference such as {@code docker.io/apache/kafka:4.1.1@sha256:...}. A colon before the last slash belongs
     * to the registry's port, not to the tag.
     */
    public static Image parse(String reference) {
        String withoutDigest = reference.replaceFirst("@.*$", "");
        int colon = withoutDigest.lastIndexOf(':');
        return colon > withoutDigest.lastIndexOf('/')
                ? new Image(withoutDigest.substring(0, colon), withoutDigest.substring(colon + 1))
                : new Image(withoutDigest, "latest");
    }

    /** The repository's last part, whatever registry and publisher stand before it: {@code cp-kafka}. */
    public String name() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** {@code repository:tag}, or the repository alone where there is no tag. */
    @Override
    public String toString() {
        return tag.isEmpty() ? repository : repository + ":" + tag;
    }
}
