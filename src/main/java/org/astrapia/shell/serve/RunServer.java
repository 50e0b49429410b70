package org.astrapia.shell.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.astrapia.run.RunFolders;
import org.slf4j.LoggerFactory;

/**
 * Answers a browser on this machine. It listens at the loopback address alone, answers nobody who calls it by another name than
 * this machine's (a page of a stranger could have that name point here), and only reads.
 */
public final class RunServer implements AutoCloseable {
    private static final int USUAL = 8420;
    private static final int DONE = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int FAILED = 500;
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    private final HttpServer server;
    private final ExecutorService threads;

    private RunServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to answer.
     *
     * @param genotypes folder of the genotypes that people keep
     * @param port empty for the usual one, or another where that is taken; 0 for any
     * @throws IOException when the port cannot be had
     */
    public static RunServer start(RunFolders runs, Path genotypes, Optional<Integer> port) throws IOException {
        HttpServer server = open(port);
        ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "serve");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        Pages pages = new Pages(runs, genotypes);
        server.createContext("/", exchange -> answer(exchange, pages));
        server.start();
        return new RunServer(server, threads);
    }

    private static HttpServer open(Optional<Integer> port) throws IOException {
        try {
            return listen(port.orElse(USUAL));
        } catch (BindException taken) {
            if (port.isPresent()) {
                throw new IOException("port " + port.get() + " is taken. Maybe another --port.", taken);
            }
            return listen(0);
        }
    }

    private static HttpServer listen(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    }

    /** Where a browser finds it: {@code http://127.0.0.1:8420/}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static void answer(HttpExchange exchange, Pages pages) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!isThisMachine(exchange)) {
                send(exchange, FORBIDDEN, "text/plain", "this server answers on this machine alone\n");
            } else if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, NOT_ALLOWED, "text/plain", "this server only shows\n");
            } else {
                Optional<String> page = page(exchange, pages);
                send(
                        exchange,
                        page.isPresent() ? DONE : NOT_FOUND,
                        page.isPresent() ? "text/html" : "text/plain",
                        page.orElse("there is no such page\n"));
            }
        }
    }

    private static Optional<String> page(HttpExchange exchange, Pages pages) throws IOException {
        try {
            return pages.find(exchange.getRequestURI());
        } catch (IOException | UncheckedIOException unreadable) {
            send(exchange, FAILED, "text/plain", "it cannot be read: " + unreadable.getMessage() + "\n");
            throw new IOException(unreadable);
        } catch (RuntimeException fault) {
            LoggerFactory.getLogger(RunServer.class).error("a page could not be made", fault);
            send(exchange, FAILED, "text/plain", "this page could not be made; the log of the program says why\n");
            throw fault;
        }
    }

    private static boolean isThisMachine(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        int port = exchange.getLocalAddress().getPort();
        return NAMES.stream().anyMatch(name -> host.equals(name + ":" + port) || host.equals(name));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
