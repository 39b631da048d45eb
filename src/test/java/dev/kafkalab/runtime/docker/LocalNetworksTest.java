package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class LocalNetworksTest {

    @Test
    void they_are_those_of_interfaces_that_are_up_but_the_loopback() throws IOException {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            boolean counts = network.isUp() && !network.isLoopback();
            network.inetAddresses().filter(Inet4Address.class::isInstance).forEach(address -> assertThat(
                            LocalNetworks.include(address.getHostAddress()))
                    .as("%s of %s", address, network)
                    .isEqualTo(counts));
        }
        assertThat(LocalNetworks.include("203.0.113.7")).isFalse();
    }
}
