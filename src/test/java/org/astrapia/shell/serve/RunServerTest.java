package org.astrapia.shell.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.astrapia.report.SampleRun;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunFolders;
import org.astrapia.run.RunStatus;
import org.astrapia.run.RunStatus.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser on this machine asks. */
class RunServerTest {
    private static final String FIRST = "2026-11-23_201501_ssf-nas-balanced";
    private static final String SECOND = "2026-11-23_201502_ssf-nas-balanced";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private RunServer server;

    @BeforeEach
    void start() throws IOException {
        Path runs = Files.createDirectory(folder.resolve("runs"));
        SampleRun.finished(runs, 1, "balanced");
        SampleRun.finished(runs, 2, "balanced");
        Path genotypes = Files.createDirectory(folder.resolve("genotypes"));
        Files.copy(Path.of("genotypes/darts-v2.yaml"), genotypes.resolve("darts-v2.yaml"));
        server = RunServer.start(new RunFolders(runs), genotypes, Optional.of(0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allRunsAreListedWithLinksToTheirReports() throws Exception {
        HttpResponse<String> page = get("");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("2 runs", "href=\"/run/" + FIRST + "\"", "value=\"" + SECOND + "\"");
        assertThat(page.body()).doesNotContain("http-equiv=\"refresh\"");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(get("run/" + FIRST).body()).contains("Astrapia run report", FIRST);
        assertThat(get("compare?run=" + FIRST + "&run=" + SECOND).body()).contains("Comparison of 2 runs");
        assertThat(get("genotypes").body()).contains("darts-v2.yaml", "<svg", "sep_conv_3x3");
    }

    @Test
    void pagesOfRunsThatGoOnAreLoadedAgain() throws Exception {
        RunFolder run = new RunFolder(folder.resolve("runs").resolve(FIRST));
        try (var lock = run.lock()) {
            run.write(RunStatus.now(State.RUNNING, "search", ""));
            assertThat(lock).isNotNull();
            assertThat(get("").body()).contains("http-equiv=\"refresh\"", "running in the search, 40 of ");
            assertThat(get("run/" + FIRST).body()).contains("http-equiv=\"refresh\"");
        }
        assertThat(get("run/" + FIRST).body()).doesNotContain("http-equiv=\"refresh\"");
    }

    @Test
    void nothingElseCanBeAskedFor() throws Exception {
        Files.writeString(folder.resolve("secret"), "secret");
        for (String path :
                new String[] {"run/none", "run/..%2f..%2fsecret", "run/%2e%2e", "compare", "compare?run=x", "secret"}) {
            assertThat(get(path)).as(path).extracting(HttpResponse::statusCode).isEqualTo(404);
        }
        HttpRequest post = HttpRequest.newBuilder(URI.create(server.address()))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    /** A page of a stranger may have its own name point to this machine; a browser then sends that name. */
    @Test
    void whoCallsByAnotherNameIsNotAnswered() throws Exception {
        URI address = URI.create(server.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain(FIRST);
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> RunServer.start(new RunFolders(folder), folder, Optional.of(taken.getLocalPort())))
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path)).build(), BodyHandlers.ofString());
    }
}
