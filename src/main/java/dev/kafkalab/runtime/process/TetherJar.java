package dev.kafkalab.runtime.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** Packs {@link Tether} alone into a jar: class data sharing takes jars only, and a folder of classes is what we have. */
final class TetherJar {

    private TetherJar() {}

    /** The jar in that folder, made if it is not there. Its name changes with its content, its content with the class only. */
    static Path in(Path folder) {
        byte[] bytes = classBytes();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        Path jar = folder.resolve("tether-%08x.jar".formatted(crc.getValue()));
        if (!Files.exists(jar)) {
            WholeFile.write(jar, pack(bytes));
        }
        return jar;
    }

    private static byte[] pack(byte[] classBytes) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Tether.class.getName());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new ZipEntry(resource()));
            jar.write(classBytes);
            jar.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] classBytes() {
        try (InputStream in = Tether.class.getClassLoader().getResourceAsStream(resource())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource() {
        return Tether.class.getName().replace('.', '/') + ".class";
    }
}
