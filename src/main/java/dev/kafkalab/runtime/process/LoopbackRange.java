package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether this machine listens on the addresses that nodes are to have: Linux and Windows route all of 127/8, macOS does not. */
final class LoopbackRange {

    private LoopbackRange() {}

    /**
     * Checks every address that is going to be used.
     *
     * @throws SetupException if one is not this machine's, with the command that makes it so
     */
    static void check(Slot slot, int nodes) {
        for (int index = 0; index < nodes; index++) {
            if (!isOurs(slot.address(index))) {
                throw new SetupException("""
                        This machine does not answer on %s, which a node is to have: on macOS each loopback address \
                        needs an alias. Fix: use Docker (-Dlab.runtime=docker), or make them with: \
                        for i in $(seq 1 %d); do sudo ifconfig lo0 alias 127.10.%d.$i; done""".formatted(slot.address(index), nodes, slot.number()));
            }
        }
    }

    private static boolean isOurs(String address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
