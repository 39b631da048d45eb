package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedAddressesTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    @Test
    void every_service_has_one_from_the_end_of_a_subnet_that_was_free() {
        FixedAddresses addresses = of("""
                {services: {kafka1: {networks: {default: null}}, kafka2: {networks: {default: null}}},
                 networks: {default: {name: 'p_default', ipam: {}}}}""");
        assertThat(json(addresses.text())).isEqualTo(json("""
                {networks: {default: {ipam: {config: [{subnet: '172.18.0.0/16'}]}}},
                 services: {
                  kafka1: {networks: {default: {ipv4_address: '172.18.255.254'}}},
                  kafka2: {networks: {default: {ipv4_address: '172.18.255.253'}}}}}"""));
        assertThat(addresses.subnets()).containsExactly("172.18.0.0/16");
        assertThat(addresses.exceptions()).isEmpty();
    }

    @Test
    void one_in_two_networks_has_two() {
        assertThat(json(of("""
                {services: {'1': {networks: {a: null, b: {aliases: ['x']}}}}, networks: {a: {}, b: {driver: 'bridge'}}}""").text())).isEqualTo(json("""
                {networks: {
                  a: {ipam: {config: [{subnet: '172.18.0.0/16'}]}}, b: {ipam: {config: [{subnet: '172.19.0.0/16'}]}}},
                 services: {'1': {networks: {a: {ipv4_address: '172.18.255.254'}, b: {ipv4_address: '172.19.255.254'}}}}}"""));
    }

    @Test
    void a_subnet_of_the_files_own_is_used_and_what_it_gives_away_itself_is_left_out() {
        FixedAddresses addresses = of("""
                {services: {a: {networks: {n: {ipv4_address: '10.1.0.14'}}}, b: {networks: {n: null}}, c: {networks: {n: null}}},
                 networks: {n: {ipam: {config: [
                  {subnet: 'fd00::/64'}, {subnet: '10.1.0.0/28', gateway: '10.1.0.13', aux_addresses: {h: '10.1.0.12'}}]}}}}""");
        assertThat(json(addresses.text())).isEqualTo(json("""
                {services: {b: {networks: {n: {ipv4_address: '10.1.0.11'}}}, c: {networks: {n: {ipv4_address: '10.1.0.10'}}}}}"""));
        assertThat(addresses.subnets()).isEmpty();
    }

    @Test
    void a_range_of_the_files_own_is_kept_to() {
        assertThat(of("""
                {services: {a: {networks: {n: null}}},
                 networks: {n: {ipam: {config: [{subnet: '10.1.0.0/16', ip_range: '10.1.5.0/24'}]}}}}""").text()).contains("10.1.5.254");
    }

    @Test
    void a_network_that_has_only_a_subnet_for_ipv6_keeps_it_and_gets_one_for_ipv4() {
        assertThat(json(of("""
                {services: {a: {networks: {n: null}}}, networks: {n: {ipam: {config: [{subnet: 'fd00::/64'}]}}}}""").text()).at("/networks/n/ipam/config"))
                .isEqualTo(json("[{subnet: 'fd00::/64'}, {subnet: '172.18.0.0/16'}]"));
    }

    @Test
    void services_of_several_containers_and_those_without_a_network_have_none() {
        FixedAddresses addresses = of("""
                {services: {
                  a: {scale: 2, networks: {default: null}}, b: {deploy: {replicas: 3}, networks: {default: null}},
                  c: {network_mode: 'host'}, d: {scale: 1, networks: {default: null}}},
                 networks: {default: {}}}""");
        assertThat(json(addresses.text()).path("services")).isEqualTo(json("""
                {d: {networks: {default: {ipv4_address: '172.18.255.254'}}}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {external: true, name: 'lan'}             | is not made by Compose, but was there before
            {name: 'there'}                           | is not made by Compose, but was there before
            {driver: 'macvlan', name: 'm'}            | has the driver macvlan
            {ipam: {config: [{subnet: '10.0.0.0/30'}]}} | has too few addresses
            """)
    void what_cannot_be_prevented_is_said_with_the_fix(String network, String why) {
        FixedAddresses addresses =
                of("{services: {kafka1: {networks: {n: null}}, kafka2: {networks: {n: null}}}, networks: {n: %s}}"
                        .formatted(network.replace('\'', '"')));
        assertThat(json(addresses.text())).isEmpty();
        assertThat(addresses.exceptions())
                .containsExactly(
                        "kafka1, kafka2 can come back with each other's address after a restart, for their network n "
                                + why
                                + ". A node that has a name cached then talks to the wrong one."
                                + " Fix: let Compose make the network, or give each of these services an ipv4_address.");
    }

    @Test
    void a_single_service_has_nobody_to_swap_with() {
        assertThat(of("{services: {a: {networks: {n: null}}}, networks: {n: {external: true}}}")
                        .exceptions())
                .isEmpty();
    }

    private static FixedAddresses of(String model) {
        return FixedAddresses.of(json(model), Set.of("bridge", "there"), number -> IntStream.range(0, number)
                .mapToObj(i -> "172.%d.0.0/16".formatted(18 + i))
                .toList());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
