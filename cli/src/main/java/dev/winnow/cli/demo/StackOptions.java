package dev.winnow.cli.demo;

import dev.winnow.connectors.escalation.settings.ProvidersYaml;
import dev.winnow.pipeline.audit.AuditKey;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.stack.local.Ports;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

  @Option(
      names = "--audit-key",
      paramLabel = "FILE",
      description =
          "The secret that draws items to be checked, 16 to 4096 bytes. Default: none are checked.")
  private @Nullable Path auditKey;

  @Option(
      names = "--drift-reference",
      paramLabel = "FILE",
      description =
          "What the stream is held against, made by drift reference. Default: nothing is.")
  private @Nullable Path driftReference;

  /**
   * What the jobs are told beside what follows from the stack.
   *
   * @throws ParameterException where one of the files is not as it should be
   */
  List<String> jobArguments(CommandLine command) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        file(command, "--providers", providers, ProvidersYaml::read, "--escalate.providers"));
    arguments.addAll(
        file(command, "--audit-key", auditKey, AuditKey::read, "--moderate.audit-key"));
    arguments.addAll(
        file(
            command,
            "--drift-reference",
            driftReference,
            DriftReference::read,
            "--moderate.drift-reference"));
    return arguments;
  }

  /** Hands a file on to a job, once it has been read here to see that it can be. */
  private static List<String> file(
      CommandLine command,
      String option,
      @Nullable Path file,
      Function<Path, ?> reader,
      String argument) {
    if (file == null) {
      return List.of();
    }
    try {
      var unused = reader.apply(file);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new ParameterException(command, option + ": " + e.getMessage(), e);
    }
    return List.of(argument, file.toAbsolutePath().toString());
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
