package dev.kafkalab.runtime.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

/**
 * Runs in a JVM with the jars of one version of Kafka or ZooKeeper, and asks the classes that would read a node's
 * settings at its start whether they accept them. It starts nothing, and writes into its own folder alone. Packed
 * beside {@link ParentWatchdog}, it uses nothing but the JDK.
 *
 * <p>Each argument is the folder of one node, with {@value #SETTINGS} as the program would read it and
 * {@value #ARGUMENTS}, a line each, for {@code kafka-storage format}. What the program has to say of it is left there
 * in {@value #REFUSAL}, which is empty where it accepts; a folder without that file was not judged.
 */
final class SettingsValidator {

    static final String SETTINGS = "node.properties";
    static final String ARGUMENTS = "format-arguments";
    static final String REFUSAL = "refusal";

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private SettingsValidator() {}

    /** Arguments: the kind of program, {@code kafka} or {@code zookeeper}; a folder for each node. */
    public static void main(String[] args) throws Exception {
        System.setOut(NOWHERE);
        PrintStream log = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        for (String folder : Arrays.copyOfRange(args, 1, args.length)) {
            said.reset();
            try {
                if ("zookeeper".equals(args[0])) {
                    zookeeper(Path.of(folder));
                } else {
                    kafka(Path.of(folder));
                }
                write(folder, "");
            } catch (InvocationTargetException e) {
                if (isOfThisMachine(e.getCause())) {
                    log.println(e.getCause());
                    continue;
                }
                write(folder, reason(e.getCause(), said.toString(StandardCharsets.UTF_8)));
            } catch (ReflectiveOperationException e) {
                // This version has no such class: nobody has judged.
                log.println(e);
            }
        }
    }

    private static void zookeeper(Path folder) throws Exception {
        Class<?> type = Class.forName("org.apache.zookeeper.server.quorum.QuorumPeerConfig");
        Object config = type.getConstructor().newInstance();
        type.getMethod("parse", String.class)
                .invoke(config, folder.resolve(SETTINGS).toString());
    }

    private static void kafka(Path folder) throws Exception {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve(SETTINGS))) {
            properties.load(in);
        }
        if (Files.exists(folder.resolve(ARGUMENTS))) {
            format(Files.readAllLines(folder.resolve(ARGUMENTS)).toArray(String[]::new));
        }
        Class<?> config = Class.forName("kafka.server.KafkaConfig");
        config.getMethod("fromProps", Properties.class).invoke(null, properties);
    }

    /** The tool ends the JVM, or since 3.9 returns its status; either way by what it has printed one knows why. */
    private static void format(String[] arguments) throws Exception {
        Class<?> tool = Class.forName("kafka.tools.StorageTool");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        Object status = 0;
        try {
            status =
                    tool.getMethod("execute", String[].class, PrintStream.class).invoke(null, arguments, printed);
        } catch (NoSuchMethodException before39) {
            status = main(tool, arguments);
        }
        if (!Integer.valueOf(0).equals(status)) {
            throw new InvocationTargetException(new IllegalStateException(
                    out.toString(StandardCharsets.UTF_8).trim()));
        }
    }

    private static Object main(Class<?> tool, String[] arguments) throws Exception {
        Class<?> exit = Class.forName("org.apache.kafka.common.utils.Exit");
        Class<?> procedure = Class.forName("org.apache.kafka.common.utils.Exit$Procedure");
        Object throwing = Proxy.newProxyInstance(procedure.getClassLoader(), new Class<?>[] {procedure}, (p, m, a) -> {
            throw new Ended((Integer) a[0], (String) a[1]);
        });
        for (String name : new String[] {"setExitProcedure", "setHaltProcedure"}) {
            exit.getMethod(name, procedure).invoke(null, throwing);
        }
        try {
            tool.getMethod("main", String[].class).invoke(null, (Object) arguments);
            return 0;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Ended ended) {
                if (ended.status == 0) {
                    return 0;
                }
                throw ended.getMessage() == null ? new InvocationTargetException(new IllegalStateException("")) : e;
            }
            throw e;
        }
    }

    /** A damaged jar, a full disk or a host name that only containers know: no judgement of the settings. */
    private static boolean isOfThisMachine(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** What the program itself gave as its reason, else what it printed. */
    private static String reason(Throwable refusal, String printed) {
        Throwable root = refusal;
        while (root.getCause() != null && root.getCause().getMessage() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? "" : root.getMessage().trim();
        if (message.isEmpty()) {
            message = printed.trim();
        }
        return message.isEmpty() ? refusal.getClass().getName() : message;
    }

    private static void write(String folder, String text) throws Exception {
        Files.writeString(Path.of(folder).resolve(REFUSAL), text);
    }

    /** What the tool would have ended the JVM with. */
    private static final class Ended extends RuntimeException {
        private final int status;

        Ended(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }
    }
}
