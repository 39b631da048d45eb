package dev.kafkalab.batch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.stream.Collectors;

/** A program that listens where a student's broker would, until its input ends. */
public final class PortHolder {

    private static final int PORT = 9092;

    private PortHolder() {}

    public static void main(String... arguments) throws IOException {
        try (ServerSocket published = new ServerSocket(PORT, 1, InetAddress.getByName("127.0.0.1"));
                ServerSocket node = new ServerSocket(PORT, 1, InetAddress.getByName("127.10.1.2"))) {
            System.out.printf(
                    "holds 127.0.0.1:%d and 127.10.1.2:%d, sees %s%n",
                    published.getLocalPort(),
                    node.getLocalPort(),
                    NetworkInterface.networkInterfaces()
                            .map(NetworkInterface::getName)
                            .collect(Collectors.joining(", ")));
            System.in.read();
        }
    }
}
