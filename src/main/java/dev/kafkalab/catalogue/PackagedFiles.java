package dev.kafkalab.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Files of a class path, which lie in folders and in jars alike. */
final class PackagedFiles {

    private static final String JAR = "jar";

    private PackagedFiles() {}

    /** What to do with a file, which can be read only meanwhile. */
    interface Visitor {
        /** @param name its path below the folder that was walked, with slashes */
        void visit(String name, Path file) throws IOException;
    }

    /** Every file below this folder, wherever on the class path there is one of that name. */
    static void below(String folder, ClassLoader loader, Visitor visitor) throws IOException {
        for (URL found : Collections.list(loader.getResources(folder))) {
            URI root = uri(found);
            if (JAR.equals(root.getScheme())) {
                inJar(Path.of(URI.create(root.getRawSchemeSpecificPart().replaceFirst("!/.*$", ""))), folder, visitor);
            } else {
                walk(Path.of(root), visitor);
            }
        }
    }

    /** Every file of one entry of a class path: a folder, or else a jar. */
    static void of(Path entry, Visitor visitor) throws IOException {
        if (Files.isDirectory(entry)) {
            walk(entry, visitor);
        } else {
            inJar(entry, "/", visitor);
        }
    }

    private static void inJar(Path jar, String folder, Visitor visitor) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            walk(inside.getPath(folder), visitor);
        }
    }

    private static void walk(Path root, Visitor visitor) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(root)) {
            files = below.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            visitor.visit(root.relativize(file).toString().replace('\\', '/'), file);
        }
    }

    private static URI uri(URL found) throws IOException {
        try {
            return found.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
