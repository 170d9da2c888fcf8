package dev.winnow.distribution.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.stack.local.JvmFlags;
import dev.winnow.stack.local.Ports;
import java.io.IOException;
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

  /** What a command prints, once it has ended well. */
  public static JsonNode json(String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(line(arguments)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] out = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new AssertionError(arguments[0] + ": exit code " + process.exitValue());
    }
    return new ObjectMapper().readTree(out);
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
