package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.settings.Host;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.image.ToolBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the commands of a service's own run as if inside its container: with the Kafka tools of its image's version
 * under the image's names and paths, with its environment, and with the names of the other services. They are commands
 * of whoever wrote the file, and run with the rights of whoever runs the lab: {@link ProcessRuntime} is told whether
 * they may.
 */
final class ServiceShell {

    private static final String OWN = ".kafka-lab/bin";
    private static final List<String> SYSTEM =
            List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin", "/opt/homebrew/bin");

    private final Node node;
    private final ToolBox box;
    private final LaunchContext context;
    private final Path watchdog;
    private final ContainerPaths paths;

    private ServiceShell(Node node, ToolBox box, LaunchContext context, Path watchdog) {
        this.node = node;
        this.box = box;
        this.context = context;
        this.watchdog = watchdog;
        this.paths = ContainerPaths.of(context, node.service().volumes());
    }

    /** Why no service's commands can run on this machine; empty where they can. */
    static Optional<String> problem(Path work) {
        if (find("sh").isEmpty()) {
            return Optional.of("this system has no sh. Fix: use -Dlab.runtime=docker.");
        }
        return ContainerPaths.isUsable(work)
                ? Optional.empty()
                : Optional.of(
                        "a shell would not take the name of %s for one word. Fix: name another folder with -Dlab.work=DIR."
                                .formatted(work));
    }

    /**
     * What keeps the tools from being written into the service's folder, as half a sentence: a volume in their place,
     * behind which are files of the user's own.
     */
    static Optional<String> hiddenTools(Service service) {
        List<String> places = new ArrayList<>(List.of("/hosts", "/" + OWN));
        service.image().map(Image::parse).flatMap(ToolBox::of).ifPresent(box -> places.addAll(box.folders()));
        return service.volumes().stream()
                .map(Volume::target)
                .filter(target -> places.stream()
                        .anyMatch(place -> (place + "/").startsWith(target.replaceFirst("/*$", "/"))
                                || target.startsWith(place + "/")
                                        && target.matches(".*/(kafka-|zookeeper-shell)[^/]*")))
                .findFirst()
                .map("it mounts something over its image's tools, at %s"::formatted);
    }

    /**
     * A service's, with its tools written into its folder.
     *
     * @param jars of Kafka's tools in the version of the image
     */
    static ServiceShell of(
            Node node, ToolBox box, List<Path> jars, LaunchContext context, Path cache, String machineName) {
        ServiceShell shell = new ServiceShell(node, box, context, WatchdogJar.in(cache));
        Path hosts = context.folder().resolve("hosts");
        LabFolders.write(hosts, context.hosts(machineName));
        shell.writeTools(jars, hosts);
        return shell;
    }

    /** What is to be run on this machine for that command of the container. */
    List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(List.of(Host.java(), "-Xmx16m"));
        command.addAll(JvmOptions.common());
        command.addAll(JvmOptions.classPath(List.of(watchdog)));
        command.add(ScriptRunner.class.getName());
        // A shell looks the program up by the PATH of the environment; Java would by its own.
        command.addAll(List.of("/bin/sh", "-c", "exec \"$@\"", "sh"));
        words.stream().limit(1).map(this::program).forEach(command::add);
        words.stream().skip(1).map(paths::in).forEach(command::add);
        return command;
    }

    /** A shell that is named by its path is the one of the image, which is not always this machine's. */
    private String program(String word) {
        return word.matches("(/usr)?/bin/(ba)?sh") ? word.substring(word.lastIndexOf('/') + 1) : paths.in(word);
    }

    /** The service's own variables, and a PATH as in its container. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", context.folder().toAbsolutePath().toString());
        box.folders().stream()
                .filter(folder -> folder.startsWith("/opt/kafka/"))
                .findFirst()
                .ifPresent(folder ->
                        environment.put("KAFKA_HOME", paths.path("/opt/kafka").toString()));
        node.service().environment().forEach(variable -> environment.put(variable.name(), paths.in(variable.value())));
        environment.put("PATH", String.join(":", path()));
        return environment;
    }

    private List<String> path() {
        List<String> folders = new ArrayList<>(List.of(own().toString()));
        if (box.onPath()) {
            box.folders().forEach(folder -> folders.add(paths.path(folder).toString()));
        }
        folders.addAll(SYSTEM);
        return folders;
    }

    /** Whether a command could begin with that word here. */
    boolean has(String program) {
        return program.contains("/")
                ? Files.isExecutable(Path.of(paths.in(program)))
                : path().stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The folder in which the service's commands start. */
    Path workingDirectory() {
        return context.folder();
    }

    private Path own() {
        return context.folder().toAbsolutePath().normalize().resolve(OWN);
    }

    private void writeTools(List<Path> jars, Path hosts) {
        String jvm = jvm(jars, hosts);
        for (String folder : box.folders()) {
            for (String tool : KafkaTools.names()) {
                writeScript(
                        paths.path(folder).resolve(tool + box.suffix()),
                        "%s %s %s \"$@\""
                                .formatted(
                                        jvm,
                                        ToolStart.class.getName(),
                                        tool + "," + String.join(",", KafkaTools.mainClasses(tool))));
            }
            writeScript(
                    paths.path(folder).resolve("zookeeper-shell" + box.suffix()),
                    jvm + " " + ToolStart.class.getName()
                            + " zookeeper-shell,org.apache.zookeeper.ZooKeeperMainWithTlsSupportForKafka,org.apache.zookeeper.ZooKeeperMain -server \"$@\"");
            writeScript(paths.path(folder).resolve("kafka-run-class" + box.suffix()), jvm + " \"$@\"");
        }
        for (String folder : List.of("/tmp", "/etc/kafka", "/home/appuser")) {
            make(paths.path(folder));
        }
        writeScript(own().resolve("nc"), jvm(List.of(), hosts) + " " + Netcat.class.getName() + " \"$@\"");
        if (box.cub()) {
            writeScript(own().resolve("cub"), CUB);
        }
        // Of the images' shells only Debian's, in bitnami's, is without bash's ways.
        if (box.folders().stream().noneMatch(folder -> folder.startsWith("/opt/bitnami"))) {
            find("bash").ifPresent(bash -> {
                try {
                    Files.deleteIfExists(own().resolve("sh"));
                    Files.createSymbolicLink(own().resolve("sh"), bash);
                } catch (IOException e) {
                    throw LabFolders.unusable("write into " + own(), e);
                }
            });
        }
    }

    /** The JVM of a tool, with those of the service's options that mean anything outside its container. */
    private String jvm(List<Path> jars, Path hosts) {
        List<String> words = new ArrayList<>(List.of(Host.java(), "-Xmx192m"));
        words.addAll(JvmOptions.common());
        words.add("-Djdk.net.hosts.file=" + hosts.toAbsolutePath().normalize());
        words.add("-Dlog4j2.configurationFile=" + WatchdogJar.TOOL_LOGGING);
        words.add("-Dlog4j.configuration=" + WatchdogJar.TOOL_LOGGING_1);
        List<Path> classPath = new ArrayList<>(List.of(watchdog));
        classPath.addAll(jars);
        String options = """
                options=
                for option in $KAFKA_HEAP_OPTS $KAFKA_OPTS; do
                  case $option in -Xm*|-D*) options="$options $option" ;; esac
                done
                """;
        return "%sexec %s $options %s".formatted(options, quoted(words), quoted(JvmOptions.classPath(classPath)));
    }

    private static String quoted(List<String> words) {
        return String.join(
                " ",
                words.stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .toList());
    }

    private static void writeScript(Path file, String text) {
        LabFolders.write(file, "#!/bin/sh\n" + text + "\n");
        file.toFile().setExecutable(true);
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw LabFolders.unusable("make " + folder, e);
        }
    }

    private static Optional<Path> find(String program) {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(Host.variable("PATH"))
                                .orElse("")
                                .split(":")),
                        SYSTEM.stream())
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * What Compose files ask of Confluent's {@code cub}: to wait until so many brokers answer, or until a ZooKeeper
     * serves ({@code cub.py} in confluent-docker-utils).
     */
    private static final String CUB = """
            wanted=$1
            [ $# -gt 0 ] && shift
            brokers=
            while [ $# -gt 0 ]; do
              case $1 in
                -b|--bootstrap_broker_list) brokers=$2; shift 2 ;;
                -z|--zookeeper_connect|-c|--config|-s|--security-protocol) shift 2 ;;
                *) break ;;
              esac
            done
            now() { date +%s; }
            begin=$(now)
            case $wanted in
              kafka-ready)
                number=$1 seconds=$2
                while [ $(($(now) - begin)) -lt "$seconds" ]; do
                  first=${brokers%%,*}
                  if nc -z "${first%:*}" "${first##*:}"; then
                    found=$(kafka-broker-api-versions --bootstrap-server "$brokers" 2>/dev/null | grep -c '(id: ')
                    [ "$found" -ge "$number" ] && exit 0
                  fi
                  sleep 1
                done
                echo "cub: fewer than $number brokers at $brokers after $seconds s" >&2 ;;
              zk-ready)
                first=${1%%,*} seconds=$2
                while [ $(($(now) - begin)) -lt "$seconds" ]; do
                  echo srvr | nc -w 2 "${first%:*}" "${first##*:}" 2>/dev/null | grep -q Mode && exit 0
                  sleep 1
                done
                echo "cub: no ZooKeeper at $1 after $seconds s" >&2 ;;
              *) echo "cub: here it knows kafka-ready and zk-ready" >&2 ;;
            esac
            exit 1""";
}
