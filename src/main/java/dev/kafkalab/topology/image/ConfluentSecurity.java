package dev.kafkalab.topology.image;

import java.util.regex.Pattern;

/** What {@code configure} asks for when an advertised listener's name speaks of SSL or SASL, in Confluent's and Apache's images. */
final class ConfluentSecurity {

    private static final Pattern SASL = Pattern.compile("SASL_.*://");

    private ConfluentSecurity() {}

    static void require(Requirements requirements, Environment environment) {
        String advertised = environment.valueOr("KAFKA_ADVERTISED_LISTENERS", "");
        if (advertised.contains("SSL://")) {
            for (String variable : new String[] {
                "KAFKA_SSL_KEYSTORE_FILENAME", "KAFKA_SSL_KEY_CREDENTIALS", "KAFKA_SSL_KEYSTORE_CREDENTIALS"
            }) {
                requirements.needs(
                        variable,
                        " when a listener is called SSL",
                        "set it to the file's name under /etc/kafka/secrets, or give the listener another name.");
            }
        }
        if (SASL.matcher(advertised).find()) {
            requirements.needs(
                    "KAFKA_OPTS",
                    " when a listener is called SASL",
                    "point -Djava.security.auth.login.config at a JAAS file, or give the listener another name.");
        }
    }
}
