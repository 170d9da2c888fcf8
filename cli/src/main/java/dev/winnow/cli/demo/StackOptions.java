package dev.winnow.cli.demo;

import dev.winnow.connectors.escalation.settings.ProvidersYaml;
import dev.winnow.stack.local.Ports;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of every command that starts the stack. */
final class StackOptions {
  private static final int KAFKA = 9092;
  private static final int REGISTRY = 8081;
  private static final int FLINK = 8082;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Port of the Kafka broker. Default: " + KAFKA + ".")
  private @Nullable Integer kafka;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      description = "Port of the schema registry. Default: " + REGISTRY + ".")
  private @Nullable Integer registry;

  @Option(
      names = "--flink-port",
      paramLabel = "PORT",
      description = "Port of Flink's web page. Default: " + FLINK + ".")
  private @Nullable Integer flink;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where data and logs go. Default: .winnow/COMMAND beside the sources.")
  private @Nullable Path folder;

  @Option(
      names = "--providers",
      paramLabel = "FILE",
      description =
          "Who is asked for second opinions, as YAML. Default: the model in the job alone.")
  private @Nullable Path providers;

  /**
   * What the jobs are told beside what follows from the stack.
   *
   * @throws ParameterException where the file of the providers is not as it should be
   */
  List<String> jobArguments(CommandLine command) {
    if (providers == null) {
      return List.of();
    }
    try {
      var unused = ProvidersYaml.read(providers);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new ParameterException(command, "--providers: " + e.getMessage(), e);
    }
    return List.of("--escalate.providers", providers.toAbsolutePath().toString());
  }

  /** A port that was asked for must be free; in the place of a default one, any will do. */
  Ports anyPorts() {
    return Ports.of(orFree(kafka, KAFKA), orFree(registry, REGISTRY), orFree(flink, FLINK));
  }

  /** Those that were asked for or the default ones, which others rely on; each must be free. */
  Ports exactPorts() {
    return Ports.of(or(kafka, KAFKA), or(registry, REGISTRY), or(flink, FLINK));
  }

  Path folder(String command) {
    return folder != null ? folder : root().resolve(".winnow").resolve(command);
  }

  static Path samples() {
    return root().resolve("samples").resolve("posts.jsonl");
  }

  private static Path root() {
    return Path.of(System.getProperty("winnow.root", ""));
  }

  private static int or(@Nullable Integer port, int otherwise) {
    return port != null ? port : otherwise;
  }

  private static int orFree(@Nullable Integer port, int otherwise) {
    if (port != null) {
      return port;
    }
    return Ports.isFree(otherwise) ? otherwise : 0;
  }
}
