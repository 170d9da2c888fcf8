package dev.winnow.console.rollup;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The process of the roll-ups. Prints {@link #READY} on standard output once all partitions are
 * read; ends with 0 when it is told to stop and with 1 when it failed.
 */
@Command(
    name = "winnow-rollups",
    description = "Counts live verdicts by the minute into the topic moderation.rollups.",
    mixinStandardHelpOptions = true)
public final class RollupMain implements Callable<Integer> {
  static final String READY = "winnow-rollups ready";

  private static final Logger LOG = LoggerFactory.getLogger(RollupMain.class);

  @Option(names = "--bootstrap", required = true, description = "Kafka brokers, host:port,…")
  private String bootstrap = "";

  @Option(names = "--registry", required = true, description = "Address of the schema registry")
  private String registry = "";

  @Option(names = "--state-dir", required = true, description = "Folder for the running counts")
  private Path stateDir = Path.of("");

  @Option(
      names = "--grace",
      description =
          "How long after its end a minute still takes verdicts, ISO 8601 (default: ${DEFAULT-VALUE})")
  private Duration grace = RollupSettings.DEFAULT_GRACE;

  @Option(
      names = {"-P", "--property"},
      description = "A property for all Kafka clients, such as security.protocol=SASL_SSL")
  private Map<String, String> kafkaProperties = Map.of();

  @Option(
      names = "--registry-property",
      description = "A property for the registry's client, such as basic.auth.user.info=…")
  private Map<String, String> registryProperties = Map.of();

  @Option(
      names = "--exit-with-parent",
      description = "Stop when standard input ends, as it does when the parent process dies")
  private boolean exitWithParent;

  private RollupMain() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new RollupMain()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    RollupStreams streams = new RollupStreams(settings());
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "rollups-close"));
    if (exitWithParent) {
      exitAtEnd(System.in);
    }
    PrintStream out = System.out;
    streams.start(() -> out.println(READY));
    return streams.awaitStopped() ? 0 : 1;
  }

  private RollupSettings settings() {
    return new RollupSettings(
        new KafkaSettings(bootstrap, kafkaProperties),
        new RegistrySettings(registry, registryProperties),
        stateDir,
        grace);
  }

  /** A thread, because reading standard input cannot be waited for otherwise. */
  private static void exitAtEnd(InputStream in) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                LOG.debug("standard input failed, taken as its end", e);
              }
              System.exit(0);
            },
            "parent-watch");
    watcher.setDaemon(true);
    watcher.start();
  }
}
