package dev.kafkalab.submission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the values of properties lead: to the services of the same file, and nowhere else. */
record AddressRules(KnownHosts hosts) {

    private static final Pattern URL = Pattern.compile("([A-Za-z][\\w+.-]*)://([^/,;\\s]*)");
    private static final Pattern OTHER_SCHEMES =
            Pattern.compile("(?i)\\s*(file|jar|jndi|ldaps?|rmi|iiop|dns|corba\\w*|data|classpath|netdoc):.*");

    /** A list of listeners, under whatever misspelt name it stands: its schemes are listeners' names. */
    private static final Pattern LISTENER_LIST =
            Pattern.compile("\\w+://[^/,\\s]*:\\d{1,5}(,\\w+://[^/,\\s]*:\\d{1,5})*");

    /** Listeners are written as URLs whose scheme is a listener's name. */
    private static final Pattern LISTENERS = Pattern.compile("(?i)(.*[._])?listeners");

    private static final Pattern ADDRESSES = Pattern.compile(
            "(?i)(.*[._])?(listeners|connect|voters|servers|brokerconnect|host[._]name|\\w*address)|server\\.\\d+");

    private static final Pattern DOTTED = Pattern.compile("(?<![\\w.])\\d{1,3}(\\.\\d{1,3}){3}(?![\\w.])");

    /** Without brackets, as ZooKeeper takes it. */
    private static final Pattern IP6 = Pattern.compile("[0-9a-fA-F:]*::[0-9a-fA-F:]*|[0-9a-fA-F]*(:[0-9a-fA-F]+){4,}");

    /** The first address of a kind or a host that is not this cluster's. */
    Optional<String> foreignUrl(String name, String value) {
        if (LISTENERS.matcher(name).matches()) {
            return Optional.empty();
        }
        if (OTHER_SCHEMES.matcher(value).matches()) {
            return Optional.of(value);
        }
        boolean listeners = LISTENER_LIST.matcher(value).matches()
                && Arrays.stream(value.split(","))
                        .noneMatch(entry -> OTHER_SCHEMES.matcher(entry).matches());
        Matcher url = URL.matcher(value);
        while (url.find()) {
            boolean web = listeners
                    || url.group(1).toLowerCase(Locale.ROOT).matches("https?|plaintext|ssl|sasl_plaintext|sasl_ssl");
            if (!web || !hosts.has(host(url.group(2)))) {
                return Optional.of(url.group());
            }
        }
        return Optional.empty();
    }

    /** The first host that is not this cluster's. */
    Optional<String> foreignHost(String name, String value) {
        if (ADDRESSES.matcher(name).matches()) {
            return Arrays.stream(value.split("[,|\\s]+"))
                    .flatMap(entry -> Arrays.stream(entry.split(";")))
                    .map(entry -> entry.replaceFirst("^.*(://|@|=)", ""))
                    // Behind a semicolon, ZooKeeper has a port alone.
                    .filter(entry -> !entry.isEmpty() && !(value.contains(";") && entry.matches("\\d{1,5}")))
                    .map(AddressRules::host)
                    .filter(host -> !hosts.has(host))
                    .findFirst();
        }
        if (name.toLowerCase(Locale.ROOT).contains("version")) {
            return Optional.empty();
        }
        return DOTTED.matcher(value)
                .results()
                .map(found -> found.group())
                .filter(host -> !hosts.has(host))
                .findFirst();
    }

    /** {@code name}, {@code name:9092}, {@code name:2888:3888} or {@code [::1]:9092}. */
    private static String host(String written) {
        String withoutUser = written.substring(written.indexOf('@') + 1);
        if (withoutUser.startsWith("[")) {
            return withoutUser.substring(1, Math.max(1, withoutUser.indexOf(']')));
        }
        if (IP6.matcher(withoutUser).matches()) {
            return withoutUser;
        }
        return withoutUser.replaceFirst("/.*$", "").replaceFirst(":.*$", "");
    }
}
