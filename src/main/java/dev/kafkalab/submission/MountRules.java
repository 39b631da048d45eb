package dev.kafkalab.submission;

import dev.kafkalab.compose.Yaml;
import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.compose.Yaml.Sequence;
import java.util.regex.Pattern;

/** What may stand under the volumes of a service, in their short form and in their long one. */
final class MountRules {

    /** {@code isPath} of Compose's short form: everything else is the name of a volume. */
    private static final Pattern PATH = Pattern.compile("(?s)[./~].*|\\\\\\\\.*|[A-Za-z]:.*");

    private static final Pattern SOCKET =
            Pattern.compile("(?s).*(\\.sock|/var/run/docker.*|/run/(docker|containerd).*)");

    private final RefusalCollector refusals;
    private final InsideFolder inside;

    MountRules(RefusalCollector refusals, InsideFolder inside) {
        this.refusals = refusals;
        this.inside = inside;
    }

    void check(String service, Yaml volumes) {
        if (volumes instanceof Sequence list) {
            list.items().forEach(item -> {
                if (item instanceof Mapping mapping) {
                    longForm(service, mapping);
                } else if (item instanceof Scalar scalar) {
                    shortForm(service, scalar);
                }
            });
        }
    }

    private void shortForm(String service, Scalar written) {
        String text = written.text();
        int colon = text.indexOf(':', text.matches("(?s)[A-Za-z]:[/\\\\].*") ? 2 : 0);
        if (colon < 0) {
            // An anonymous volume at that place of the container.
            return;
        }
        String source = text.substring(0, colon);
        if (PATH.matcher(source).matches()) {
            bind(service, Scalar.text(written.position(), source), text.substring(colon + 1));
        }
    }

    private void longForm(String service, Mapping mount) {
        KeyTable keys = new KeyTable("a volume of " + service);
        keys.harmless("source target read_only consistency volume bind tmpfs");
        keys.refuseUnless(
                "type",
                SafetyRule.MOUNT_TYPE,
                type -> type instanceof Scalar scalar && scalar.text().matches("volume|bind|tmpfs"));
        keys.refuse("image", SafetyRule.MOUNT_TYPE);
        keys.check(mount, refusals);
        boolean bind = mount.get("type").orElse(null) instanceof Scalar type
                && type.text().equals("bind");
        if (mount.get("source").orElse(null) instanceof Scalar source
                && (bind || PATH.matcher(source.text()).matches())) {
            String target = mount.get("target").orElse(null) instanceof Scalar scalar ? scalar.text() : "";
            bind(service, source, target);
        }
    }

    private void bind(String service, Scalar source, String target) {
        String where = "%s mounts %s".formatted(service, source.text());
        if (SOCKET.matcher(source.text()).matches()
                || SOCKET.matcher(target.replaceFirst("(?s):[a-zA-Z,]*$", "")).matches()) {
            refusals.refuse(
                    SafetyRule.DOCKER_SOCKET,
                    source.position(),
                    where + ", by which it could start containers on this machine");
        } else if (!inside.has(source)) {
            refusals.refuse(SafetyRule.BIND_MOUNT_OUTSIDE, source.position(), where + ", which is not in the folder");
        }
    }
}
