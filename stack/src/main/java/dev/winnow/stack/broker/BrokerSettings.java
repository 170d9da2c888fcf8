package dev.winnow.stack.broker;

import java.nio.file.Path;

/**
 * Where a broker keeps its data and which ports of the loopback interface it takes.
 *
 * @param folder kept over restarts: topics, offsets and transactions are found again
 * @param port for clients
 * @param controllerPort for the KRaft controller in the same process
 */
public record BrokerSettings(Path folder, int port, int controllerPort) {
  public BrokerSettings {
    requirePort("port", port);
    requirePort("controllerPort", controllerPort);
    if (port == controllerPort) {
      throw new IllegalArgumentException(
          "controllerPort: " + controllerPort + " (expected: another than port)");
    }
  }

  /** What clients connect to. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  private static void requirePort(String name, int port) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(name + ": " + port + " (expected: 1 to 65535)");
    }
  }
}
