package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalNetworksTest {

    @Test
    void an_address_of_this_machine_is_on_one_and_one_for_documentation_is_not() throws SocketException {
        Optional<String> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(address -> address.getHostAddress())
                .findFirst();

        own.ifPresent(address -> assertThat(LocalNetworks.include(address)).isTrue());
        assertThat(LocalNetworks.include("203.0.113.7")).isFalse();
    }
}
