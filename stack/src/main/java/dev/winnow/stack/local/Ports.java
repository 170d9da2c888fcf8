package dev.winnow.stack.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * The ports of a stack, all on the loopback interface.
 *
 * @param controller of the broker, for itself alone
 * @param registryManagement of the registry, for itself alone
 */
public record Ports(int kafka, int controller, int registry, int registryManagement, int flink) {
  public Ports {
    List<Integer> all = List.of(kafka, controller, registry, registryManagement, flink);
    for (int port : all) {
      if (port < 1 || port > 65535) {
        throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
      }
    }
    if (all.stream().distinct().count() < all.size()) {
      throw new IllegalArgumentException("ports: " + all + " (expected: no two the same)");
    }
  }

  /** Five ports that nobody uses. */
  public static Ports free() {
    return of(0, 0, 0);
  }

  /**
   * The given ports, and two more that nobody uses.
   *
   * @param kafka 0 for any that nobody uses; so with the others
   */
  public static Ports of(int kafka, int registry, int flink) {
    // Held open together, so that no port is found twice.
    try (ServerSocket a = open(kafka);
        ServerSocket b = open(0);
        ServerSocket c = open(registry);
        ServerSocket d = open(0);
        ServerSocket e = open(flink)) {
      return new Ports(
          a.getLocalPort(), b.getLocalPort(), c.getLocalPort(), d.getLocalPort(), e.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether nobody uses a port now. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = open(port)) {
      return socket.isBound();
    } catch (IllegalArgumentException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket open(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new IllegalArgumentException("port " + port + " is taken (expected: a free one)", e);
    }
  }
}
