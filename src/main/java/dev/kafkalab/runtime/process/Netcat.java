package dev.kafkalab.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * What scripts and health checks use of {@code nc}: whether a port is open, and a word sent to it. The machine's own
 * would not know the names of services. Uses nothing but the JDK.
 */
final class Netcat {

    private static final String WITH_VALUE = "wqipXs";
    private static final int MILLIS = 1000;
    private static final int CONNECT_SECONDS = 10;

    private Netcat() {}

    public static void main(String[] args) throws InterruptedException {
        List<String> words = new ArrayList<>();
        String flags = "";
        int seconds = 0;
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("-") || args[i].length() == 1) {
                words.add(args[i]);
                continue;
            }
            flags += args[i].substring(1);
            char last = args[i].charAt(args[i].length() - 1);
            if (WITH_VALUE.indexOf(last) >= 0 && i + 1 < args.length) {
                i++;
                seconds = last == 'w' ? whole(args[i]) : seconds;
            }
        }
        if (words.size() != 2 || flags.contains("l") || flags.contains("u")) {
            System.err.println("nc: here it knows [-zv] [-w SECONDS] HOST PORT");
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(connect(words.get(0), whole(words.get(1)), flags, seconds));
    }

    private static int connect(String host, int port, String flags, int seconds) throws InterruptedException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (seconds > 0 ? seconds : CONNECT_SECONDS) * MILLIS);
            if (flags.contains("v")) {
                System.err.printf("Connection to %s %d port [tcp/*] succeeded!%n", host, port);
            }
            if (!flags.contains("z")) {
                socket.setSoTimeout(seconds * MILLIS);
                talk(socket);
            }
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            if (flags.contains("v")) {
                System.err.printf("nc: connect to %s port %d (tcp) failed: %s%n", host, port, e.getMessage());
            }
            return 1;
        }
    }

    private static void talk(Socket socket) throws IOException, InterruptedException {
        Thread sending = new Thread(() -> {
            try {
                OutputStream out = socket.getOutputStream();
                System.in.transferTo(out);
                socket.shutdownOutput();
            } catch (IOException e) {
                // The other side has had enough.
            }
        });
        sending.setDaemon(true);
        sending.start();
        InputStream in = socket.getInputStream();
        in.transferTo(System.out);
        System.out.flush();
    }

    private static int whole(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }
}
