package dev.kafkalab.runtime.docker;

import dev.kafkalab.topology.Hosts;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** The networks that this machine is on by an interface of its own. */
final class LocalNetworks {

    private LocalNetworks() {}

    /** Whether an address of IPv4 is on one of them, so that this machine reaches it without a router. */
    static boolean include(String address) {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalNetworks::isUp)
                    .flatMap(network -> network.getInterfaceAddresses().stream())
                    .map(LocalNetworks::range)
                    .anyMatch(range -> Hosts.isIn(address, range));
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    private static String range(InterfaceAddress own) {
        InetAddress address = own.getAddress();
        return "%s/%d".formatted(address.getHostAddress(), own.getNetworkPrefixLength());
    }
}
