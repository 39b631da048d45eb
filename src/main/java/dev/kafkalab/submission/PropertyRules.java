package dev.kafkalab.submission;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the properties of a node may say, once its image has made them of its environment: so it does not matter under
 * which of the image's names, in which form and in which file a student has written them.
 */
final class PropertyRules {

    private static final Pattern JAAS = Pattern.compile("(.*\\.)?jaas\\.config");
    private static final Pattern PLUGIN_PATH = Pattern.compile("(.*\\.)?(plugin|class|module|library)\\.path");
    private static final Pattern TIERED = Pattern.compile(
            "(.*\\.)?(rsm\\.config|rlmm\\.config)\\..*|remote\\.log\\..*(manager\\.class|impl\\.prefix).*");
    private static final String TIERED_SWITCH = "remote.log.storage.system.enable";

    private static final Pattern DATA = Pattern.compile("log\\.dirs?|metadata\\.log\\.dir|datadir|datalogdir");

    /** Where the images keep data, and where guides tell people to keep it. */
    private static final Pattern DATA_FOLDER = Pattern.compile(
            "/(var/lib/(kafka|zookeeper)|var/(log/)?(kafka|zookeeper)|tmp|data|datalog|logs|kafka|zookeeper|mnt|srv|store"
                    + "|storage|bitnami/(kafka|zookeeper)|opt/(bitnami/)?(kafka|zookeeper)|home/appuser)"
                    + "[\\w.-]*(/[\\w. @+-]+)*/?");

    private static final Pattern KEYS =
            Pattern.compile(".*(ssl|tls).*\\.(location|path)|.*(keystore|truststore).*\\.(location|path)");

    private static final Pattern FILE = Pattern.compile(".*file|.*\\.(cmd|command)");
    private static final Pattern PATH = Pattern.compile("(?s)\\s*[/~].*|.*(^|[/\\\\])\\.\\.([/\\\\]|$).*");

    /** The one property of ZooKeeper that begins with a slash and is no path of a file. */
    private static final String COMMANDS = "admin.commandurl";

    private final Node node;
    private final Service service;
    private final KnownHosts hosts;
    private final RefusalCollector refusals;

    PropertyRules(Node node, KnownHosts hosts, RefusalCollector refusals) {
        this.node = node;
        this.service = node.service();
        this.hosts = hosts;
        this.refusals = refusals;
    }

    void check() {
        properties(node).forEach((name, value) -> {
            if (!value.isBlank()) {
                check(name, name.toLowerCase(Locale.ROOT), value);
            }
        });
        if (node.program() instanceof Program.Tool) {
            service.environment().forEach(variable -> addresses(variable.name(), variable.value()));
        }
    }

    static Map<String, String> properties(Node node) {
        if (node.program() instanceof Program.Kafka kafka) {
            return kafka.properties();
        }
        return node.program() instanceof Program.ZooKeeper zookeeper ? zookeeper.properties() : Map.of();
    }

    /** The first property that names a file with keys. */
    static Optional<String> keyFile(Node node) {
        return properties(node).entrySet().stream()
                .filter(property -> !property.getValue().isBlank())
                .map(Map.Entry::getKey)
                .filter(name -> KEYS.matcher(name.toLowerCase(Locale.ROOT)).matches())
                .sorted()
                .findFirst();
    }

    private void check(String name, String lower, String value) {
        if (JAAS.matcher(lower).matches()) {
            JaasRules.foreignModule(value)
                    .ifPresent(module -> refuse(SafetyRule.JAAS_LOGIN_MODULE, name, "logs in with " + module));
        } else if (TIERED.matcher(lower).matches() || lower.equals(TIERED_SWITCH) && !Values.isNo(value)) {
            refuse(SafetyRule.TIERED_STORAGE, name, value);
        } else if (PLUGIN_PATH.matcher(lower).matches()) {
            refuse(SafetyRule.PLUGIN_PATH, name, value);
        } else if (DATA.matcher(lower).matches()) {
            Values.items(value)
                    .filter(path -> !isDataFolder(path))
                    .forEach(path -> refuse(SafetyRule.LOG_DIRS_OUTSIDE, name, path));
        } else if (KEYS.matcher(lower).matches()) {
            if (!isMounted(value.strip())) {
                refuse(SafetyRule.SSL_LOCATION_OUTSIDE, name, value);
            }
        } else {
            ClassRules.foreignClass(lower, value)
                    .ifPresent(type -> refuse(SafetyRule.CLASS_LOADING_PROPERTY, name, type));
            if (FILE.matcher(lower).matches() || PATH.matcher(value).matches() && !lower.equals(COMMANDS)) {
                refuse(SafetyRule.PATH_PROPERTY, name, value);
            }
            addresses(name, value);
        }
    }

    private void addresses(String name, String value) {
        AddressRules rules = new AddressRules(hosts);
        Optional<String> url = rules.foreignUrl(name, value);
        url.ifPresent(found -> refuse(SafetyRule.URL_OUTSIDE, name, found));
        if (url.isEmpty()) {
            rules.foreignHost(name, value).ifPresent(host -> refuse(SafetyRule.ADDRESS_OUTSIDE, name, host));
        }
    }

    private boolean isDataFolder(String path) {
        if (Values.climbs(path)) {
            return false;
        }
        return DATA_FOLDER.matcher(path).matches()
                || service.volumes().stream()
                        .filter(volume ->
                                !volume.isOfThisMachine() && volume.content().isEmpty())
                        .map(Volume::target)
                        .filter(target -> target.matches("/\\w+/.*|/data\\w*"))
                        .anyMatch(target -> (path + "/").startsWith(target.replaceFirst("/*$", "/")));
    }

    /** Whether the file lies in what the submission itself mounts there. */
    private boolean isMounted(String path) {
        if (!path.startsWith("/") || Values.climbs(path)) {
            return false;
        }
        return service.volumes().stream()
                .filter(volume -> volume.isOfThisMachine() || volume.content().isPresent())
                .anyMatch(volume -> Path.of(path).normalize().startsWith(Path.of(volume.target())));
    }

    private void refuse(SafetyRule rule, String property, String what) {
        refusals.refuse(rule, where(property), "%s of %s: %s".formatted(property, service.name(), what));
    }

    /** Where the variable stands that makes the property, whatever escapes and prefixes the image has. */
    private Position where(String property) {
        String letters = letters(property);
        Optional<EnvironmentVariable> named = service.environment().stream()
                .filter(variable -> letters(variable.name()).endsWith(letters))
                .findFirst();
        return named.or(() -> service.environment().stream()
                        .filter(variable -> variable.value().contains(property))
                        .findFirst())
                .map(EnvironmentVariable::position)
                .orElse(service.position());
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
