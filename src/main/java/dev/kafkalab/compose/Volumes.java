package dev.kafkalab.compose;

import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.settings.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is mounted, by the Compose specification's section "volumes". Host paths become absolute, as with Compose. */
final class Volumes {

    private Volumes() {}

    static Volume parse(Yaml entry) {
        if (entry instanceof Yaml.Mapping mapping) {
            return parseLong(mapping);
        }
        Yaml.Scalar scalar = (Yaml.Scalar) entry;
        List<String> parts = split(scalar.text());
        if (parts.stream().anyMatch(String::isEmpty) || parts.size() > 3) {
            throw new ComposeException(
                    scalar.position(),
                    "'%s' is no volume".formatted(scalar.text()),
                    "write NAME:/path, ./folder:/path or /path, with :ro at the end if it is only read");
        }
        return parts.size() == 1
                ? volume("", parts.get(0), scalar.position())
                : volume(parts.get(0), parts.get(1), scalar.position());
    }

    /**
     * A file from the top-level {@code configs} or {@code secrets}. It lies at its target, or under its own name in the
     * folder of its kind ({@code configsBaseDir} and {@code secretsBaseDir} in Compose's {@code pkg/compose}).
     *
     * @param declared those, by their names
     * @param folder that of its kind, with a slash at the end
     */
    static Volume file(Yaml entry, Attributes declared, String folder, Variables variables) {
        String name = entry instanceof Yaml.Mapping mapping ? text(mapping, "source") : ((Yaml.Scalar) entry).text();
        String target = entry instanceof Yaml.Mapping mapping ? text(mapping, "target") : "";
        Attributes file = declared.mapping(name);
        String source = file.scalar("file")
                .map(path -> absolute(path.text(), path.position()))
                .orElse(name);
        String inside = target.isEmpty() ? name : target;
        return new Volume(
                source,
                "",
                clean(inside.startsWith("/") ? inside : folder + inside),
                file.scalar("content").map(Yaml.Scalar::text).or(() -> file.text("environment")
                        .flatMap(variables::find)),
                Networks.isExternal(file),
                entry.position());
    }

    /** The parts between colons, but not the colon of a Windows drive ({@code C:\data:/data}). */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            boolean drive = !end && i == start + 1 && Character.isLetter(text.charAt(start));
            if (end || (text.charAt(i) == ':' && !drive)) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        return parts;
    }

    private static Volume parseLong(Yaml.Mapping entry) {
        if (!entry.has("target")) {
            throw new ComposeException(
                    entry.position(), "this volume has no target", "add target: and the path inside the container");
        }
        String type = text(entry, "type");
        String source = text(entry, "source");
        String target = text(entry, "target");
        if (type.equals("bind") && source.isEmpty()) {
            throw new ComposeException(
                    entry.position(), "this bind mount has no source", "add source: and a path on this machine");
        }
        if (type.equals("bind")) {
            return new Volume(absolute(source, entry.position()), clean(target), entry.position());
        }
        Volume volume = volume(type.equals("volume") ? source : "", target, entry.position());
        String subpath = new Attributes(entry).mapping("volume").text("subpath").orElse("");
        return new Volume(volume.source(), clean(subpath), volume.target(), Optional.empty(), false, volume.position());
    }

    private static Volume volume(String source, String target, Position position) {
        if (target.matches("[A-Za-z]:/.*") && source.isEmpty()) {
            throw new ComposeException(
                    position,
                    "Compose takes '%s' for a path on a Windows drive".formatted(target),
                    "give the volume a name of two letters or more");
        }
        return new Volume(isPath(source) ? absolute(source, position) : source, clean(target), position);
    }

    static boolean isPath(String source) {
        return source.matches("(?s)[./~].*|\\\\\\\\.*|[A-Za-z]:.*");
    }

    private static String absolute(String source, Position position) {
        if (source.matches("[A-Za-z]:.*|\\\\\\\\.*")) {
            return source;
        }
        if (source.equals("~") || source.startsWith("~/")) {
            return clean(Host.home()
                            .orElseThrow(() -> new ComposeException(
                                    position, "this user has no home that ~ could stand for", "write the whole path"))
                    + source.substring(1));
        }
        return clean(Folder.of(position.file()).toAbsolutePath() + "/" + source, source);
    }

    private static String clean(String base, String source) {
        return clean(source.startsWith("/") ? source : base);
    }

    /** A path without {@code .}, {@code ..} and doubled slashes, whatever this machine's own separator. */
    private static String clean(String path) {
        var parts = new ArrayList<String>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    }

    private static String text(Yaml.Mapping entry, String key) {
        return entry.get(key).map(value -> ((Yaml.Scalar) value).text()).orElse("");
    }
}
