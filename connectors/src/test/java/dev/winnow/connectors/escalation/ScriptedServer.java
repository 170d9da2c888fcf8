package dev.winnow.connectors.escalation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server on the loopback interface that does to a client what the test says: whole answers, and
 * all that a server can do wrong. One request a connection. What was said first holds for the first
 * request, and so on; the last holds for all that follow.
 */
public final class ScriptedServer implements AutoCloseable {
  private static final int TLS_HANDSHAKE = 0x16;

  /** The server that was asked, in the order in which requests were whole. */
  public final List<Request> requests = new CopyOnWriteArrayList<>();

  /** Counted down once a client gives a connection up that this server keeps open. */
  public final CountDownLatch abandoned = new CountDownLatch(1);

  /** Bytes of bodies without an end that were sent. */
  public final AtomicLong flooded = new AtomicLong();

  private final Deque<Behaviour> script = new ConcurrentLinkedDeque<>();
  private final ServerSocket socket;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "scripted-server");
            thread.setDaemon(true);
            return thread;
          });

  /** What was asked. */
  public record Request(String path, Map<String, String> headers, String body) {}

  private interface Behaviour {
    void answer(Socket client) throws IOException;
  }

  public ScriptedServer() throws IOException {
    this(ServerSocketFactory.getDefault());
  }

  private ScriptedServer(ServerSocketFactory sockets) throws IOException {
    socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /**
   * A server that speaks TLS with a certificate for its address that it signed itself. That was
   * made for these tests, is good until 2125 and stands in no other place:
   *
   * <pre>
   * keytool -genkeypair -alias server -keyalg EC -groupname secp256r1 -dname CN=127.0.0.1 \
   *   -ext SAN=ip:127.0.0.1 -startdate "2026/01/01 00:00:00" -validity 36500 \
   *   -storetype PKCS12 -storepass untrusted -keystore untrusted.p12
   * </pre>
   */
  public static ScriptedServer withCertificateThatNobodyTrusts()
      throws IOException, GeneralSecurityException {
    char[] password = "untrusted".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in =
        Objects.requireNonNull(ScriptedServer.class.getResourceAsStream("untrusted.p12"))) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return new ScriptedServer(context.getServerSocketFactory());
  }

  public URI url(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + path);
  }

  /** Forgets what it was told to do and what it was asked. */
  public ScriptedServer afresh() {
    script.clear();
    requests.clear();
    return this;
  }

  public ScriptedServer answers(int status, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return does(
        client -> {
          client.getOutputStream().write(head(status, bytes.length, headers));
          client.getOutputStream().write(bytes);
        });
  }

  /** Takes the request and says nothing. */
  public ScriptedServer hangs() {
    return does(this::untilAbandoned);
  }

  /** Begins its headers, and never ends them. */
  public ScriptedServer stopsInItsHeaders() {
    return does(
        client -> {
          client.getOutputStream().write(ascii("HTTP/1.1 200 OK\r\nContent-Type: applic"));
          untilAbandoned(client);
        });
  }

  /** Begins its body, and never ends it. */
  public ScriptedServer stopsInItsBody() {
    return does(
        client -> {
          client.getOutputStream().write(head(200, 1000));
          client.getOutputStream().write(ascii("{\"choices\": ["));
          untilAbandoned(client);
        });
  }

  /** Sends its body in pieces of so many bytes, with a pause between any two. */
  public ScriptedServer drips(String body, int pieceBytes, Duration pause) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return does(
        client -> {
          OutputStream out = client.getOutputStream();
          out.write(head(200, bytes.length));
          client.setSoTimeout((int) pause.toMillis());
          for (int at = 0; at < bytes.length; at += pieceBytes) {
            if (at > 0 && isAbandonedWithinItsPause(client)) {
              abandoned.countDown();
              return;
            }
            out.write(bytes, at, Math.min(pieceBytes, bytes.length - at));
            out.flush();
          }
        });
  }

  /** Resets the connection in the midst of its body. */
  public ScriptedServer resets() {
    return does(
        client -> {
          client.getOutputStream().write(head(200, 1000));
          client.getOutputStream().write(ascii("{"));
          client.setSoLinger(true, 0);
        });
  }

  /** Sends a body of so many bytes, as JSON of one text. */
  public ScriptedServer floods(long bytes) {
    return does(
        client -> {
          OutputStream out = client.getOutputStream();
          out.write(head(200, bytes));
          byte[] block = ascii("x".repeat(8192));
          block[0] = '"';
          while (flooded.get() < bytes) {
            out.write(block);
            flooded.addAndGet(block.length);
            block[0] = 'x';
          }
        });
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }

  private ScriptedServer does(Behaviour behaviour) {
    script.add(behaviour);
    return this;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      in.mark(1);
      if (in.read() == TLS_HANDSHAKE) {
        client.getOutputStream().write(head(400, 0)); // as servers without TLS do
        return;
      }
      in.reset();
      requests.add(read(in));
      Behaviour next = script.size() > 1 ? script.poll() : script.element();
      next.answer(client);
      client.getOutputStream().flush();
    } catch (IOException e) {
      abandoned.countDown(); // while the server still sent
    }
  }

  private void untilAbandoned(Socket client) throws IOException {
    client.getOutputStream().flush();
    client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
    if (client.getInputStream().read() < 0) {
      abandoned.countDown();
    }
  }

  private static boolean isAbandonedWithinItsPause(Socket client) throws IOException {
    try {
      return client.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", -1);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(
        first[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the client ended within a line");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  private static byte[] head(int status, long length, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return ascii(
        head.append("Content-Type: application/json\r\nConnection: close\r\nContent-Length: ")
            .append(length)
            .append("\r\n\r\n")
            .toString());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
