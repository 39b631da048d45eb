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
 * Packs what we run inside the JVMs of nodes and tools, and nothing else, into a jar: class data sharing takes jars
 * only, and what we have may be a folder of classes.
 */
final class WatchdogJar {

    /** The logging configuration of Kafka's tools, as Log4j 2 finds it in the jar. */
    static final String TOOL_LOGGING = "classpath:dev/kafkalab/runtime/process/tool-logging.properties";

    /** The same, as Log4j 1 finds it there. */
    static final String TOOL_LOGGING_1 = "dev/kafkalab/runtime/process/tool-log4j.properties";

    private static final List<String> CONTENT = List.of(
            resource(ParentWatchdog.class),
            resource(FormatAndStart.class),
            resource(SettingsValidator.class),
            resource(SettingsValidator.class).replace(".class", "$Ended.class"),
            resource(ScriptRunner.class),
            resource(ToolStart.class),
            resource(Netcat.class),
            TOOL_LOGGING.replace("classpath:", ""),
            TOOL_LOGGING_1);

    private WatchdogJar() {}

    /** The jar in that folder, made if it is not there. Its name changes with its content. */
    static Path in(Path folder) {
        CRC32 crc = new CRC32();
        CONTENT.forEach(resource -> crc.update(bytes(resource)));
        Path jar = folder.resolve("watchdog-%08x.jar".formatted(crc.getValue()));
        if (!Files.exists(jar)) {
            try {
                AtomicFile.write(jar, pack());
            } catch (IOException e) {
                throw LabFolders.unusable("write " + jar, e);
            }
        }
        return jar;
    }

    private static byte[] pack() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ParentWatchdog.class.getName());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String resource : CONTENT) {
                jar.putNextEntry(new ZipEntry(resource));
                jar.write(bytes(resource));
                jar.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = WatchdogJar.class.getClassLoader().getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
