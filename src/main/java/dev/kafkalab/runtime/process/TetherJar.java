package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.support.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * Packs what we run inside a node's JVM, and nothing else, into a jar: class data sharing takes jars only, and what we
 * have may be a folder of classes.
 */
final class TetherJar {

    private static final List<Class<?>> CONTENT = List.of(Tether.class, KafkaStart.class);

    private TetherJar() {}

    /** The jar in that folder, made if it is not there. Its name changes with its content. */
    static Path in(Path folder) {
        CRC32 crc = new CRC32();
        CONTENT.forEach(type -> crc.update(bytes(type)));
        Path jar = folder.resolve("tether-%08x.jar".formatted(crc.getValue()));
        if (!Files.exists(jar)) {
            try {
                AtomicFile.write(jar, pack());
            } catch (IOException e) {
                throw LabFolders.unusable("write " + jar, e);
            }
        }
        return jar;
    }

    private static byte[] pack() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Tether.class.getName());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Class<?> type : CONTENT) {
                jar.putNextEntry(new ZipEntry(resource(type)));
                jar.write(bytes(type));
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = type.getClassLoader().getResourceAsStream(resource(type))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
