package dev.winnow.distribution.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** {@code winnow up} as a process of its own, on ports that nobody uses, from the distribution. */
public final class UpProcess implements AutoCloseable {
  /** Whether the system says what a process has mapped, as Linux does. */
  public static final boolean PROC_IS_THERE = Files.isDirectory(Path.of("/proc/self"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration END_LIMIT = Duration.ofMinutes(1);

  /** Compiles all its parts lightly: a test ends before more would pay. */
  private static final String LIGHT = "-XX:TieredStopAtLevel=1";

  private final Process process;
  private final Path log;
  private final Path addresses;

  private UpProcess(Process process, Path log, Path addresses) {
    this.process = process;
    this.log = log;
    this.addresses = addresses;
  }

  /** Returns once it works. The caller closes it. */
  public static UpProcess start(Path folder) throws IOException {
    List<String> line = WinnowCommand.line("up", "--folder", folder.resolve("up").toString());
    line.addAll(WinnowCommand.freePorts());
    Path log = folder.resolve("up.log");
    Path addresses = Files.createTempFile(folder, "up", ".json");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectOutput(addresses.toFile());
    builder.environment().put("JDK_JAVA_OPTIONS", LIGHT);
    UpProcess up = new UpProcess(builder.start(), log, addresses);
    up.awaitAddresses();
    return up;
  }

  public KafkaSettings kafka() {
    return new KafkaSettings(address("kafka"));
  }

  public RegistrySettings registry() {
    return new RegistrySettings(address("registry"));
  }

  /** How many of its parts have mapped classes that an earlier start has kept. */
  public long partsWithTheirClasses() {
    return process.children().filter(part -> mapped(part).contains("winnow/archives/")).count();
  }

  /** What it has said on standard error. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /**
   * Ends it in good order, by SIGTERM: a shell may start what it runs beside itself with SIGINT
   * ignored, and tests with it. Returns when it is gone.
   */
  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException | InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError("winnow up: still there " + END_LIMIT + " after SIGTERM", e);
    }
  }

  private void awaitAddresses() {
    try {
      Awaitility.await("the addresses of winnow up")
          .atMost(START_LIMIT)
          .failFast("winnow up has ended, see " + log, () -> !process.isAlive())
          .until(() -> Files.readString(addresses).endsWith("\n"));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The files that a process has mapped into its memory, among other things. */
  private static String mapped(ProcessHandle part) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(part.pid()), "maps"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String address(String of) {
    try {
      JsonNode line = JSON.readTree(addresses.toFile());
      return line.get(of).textValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
