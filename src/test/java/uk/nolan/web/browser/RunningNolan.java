package uk.nolan.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.nolan.Nolan;
import uk.nolan.OwnJvm;

/** The demonstration with a few of its complaints, in a JVM of its own and in memory, as somebody sees it who has just started it. */
final class RunningNolan implements AutoCloseable {

    /** A line of the console: role, account, password. */
    private static final Pattern ACCOUNT = Pattern.compile("^  \\S.*?\\s{2,}(\\w+)\\s+(\\S+-\\d\\d)$", Pattern.MULTILINE);

    private final Process program;
    private final String address;
    private final Map<String, String> passwords = new HashMap<>();

    /**
     * Starts the program and waits until it is open.
     *
     * @param folder where its console and its letters go
     * @param stories the files of the demonstration that are played, such as {@code 01-*}
     */
    RunningNolan(Path folder, String... stories) throws IOException, InterruptedException {
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        Path console = folder.resolve("console.log");
        program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                        "-cp", OwnJvm.classPath(), Nolan.class.getName(),
                        "--spring.profiles.active=demo", "--server.port=" + port, "--nolan.demonstration=" + String.join(",", stories),
                        "--spring.datasource.url=jdbc:h2:mem:desks;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "--nolan.address=" + address)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(program::destroyForcibly));
        for (int second = 0; !Files.readString(console).contains("Bank holidays are known until"); second++) {
            assertThat(program.isAlive() && second < 240).as(Files.readString(console)).isTrue();
            TimeUnit.SECONDS.sleep(1);
        }
        Matcher accounts = ACCOUNT.matcher(Files.readString(console));
        while (accounts.find()) {
            passwords.put(accounts.group(1), accounts.group(2));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Where it listens, without a slash at the end. */
    String address() {
        return address;
    }

    String password(String account) {
        assertThat(passwords).as("accounts on the console").containsKey(account);
        return passwords.get(account);
    }

    @Override
    public void close() throws InterruptedException {
        program.destroyForcibly().waitFor();
    }
}
