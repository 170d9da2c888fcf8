package dev.winnow.distribution.whole;

import dev.winnow.stack.local.JvmFlags;
import dev.winnow.stack.local.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of {@code winnow}, run from the assembled distribution. */
public final class WinnowCommand {
  private WinnowCommand() {}

  /** What to start a process with. */
  public static List<String> line(String... arguments) {
    Path home = home();
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(JvmFlags.COMMON);
    line.addAll(List.of("-Xmx256m", "-Dwinnow.root=" + root(), "-Dwinnow.home=" + home));
    line.add("-Dlog4j2.configurationFile=" + home.resolve("conf/log4j2.properties"));
    line.addAll(List.of("-cp", home.resolve("lib") + "/*", "dev.winnow.cli.Winnow"));
    line.addAll(List.of(arguments));
    return line;
  }

  /** Options for a stack on ports that nobody uses. */
  public static List<String> freePorts() {
    Ports ports = Ports.free();
    return List.of(
        "--kafka-port", Integer.toString(ports.kafka()),
        "--registry-port", Integer.toString(ports.registry()),
        "--flink-port", Integer.toString(ports.flink()));
  }

  /** The model packages of the distribution. */
  public static Path models() {
    return home().resolve("models");
  }

  private static Path home() {
    return root().resolve("distribution/target/winnow");
  }

  private static Path root() {
    return Path.of(System.getProperty("winnow.root"));
  }
}
