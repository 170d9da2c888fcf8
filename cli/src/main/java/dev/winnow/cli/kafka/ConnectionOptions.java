package dev.winnow.cli.kafka;

import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.kafka.BrokerCheck;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that talks to Kafka and the registry. */
public final class ConnectionOptions {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<String> REGISTRY_PREFIXES =
      List.of("schema.registry.", "basic.auth.", "bearer.auth.");

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      defaultValue = "${env:WINNOW_BOOTSTRAP:-127.0.0.1:9092}",
      description = "Kafka brokers. Default: WINNOW_BOOTSTRAP, else 127.0.0.1:9092.")
  private String bootstrap = "";

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "${env:WINNOW_REGISTRY:-http://127.0.0.1:8081/apis/ccompat/v7}",
      description =
          "The schema registry's Confluent API. Default: WINNOW_REGISTRY, else"
              + " http://127.0.0.1:8081/apis/ccompat/v7.")
  private String registry = "";

  @Option(
      names = "--properties",
      paramLabel = "FILE",
      description =
          "Client properties (SASL, TLS), in Java's properties format. Those that start with"
              + " schema.registry., basic.auth. or bearer.auth. go to the registry's client, all"
              + " others to Kafka's.")
  private @Nullable Path file;

  @Option(
      names = "--property",
      paramLabel = "NAME=VALUE",
      description = "One more client property; outweighs the file. Repeatable.")
  private Map<String, String> properties = new HashMap<>();

  /**
   * Where Kafka is, once it has answered: what is meant for another address should fail at once,
   * not after the minutes that Kafka's clients go on trying.
   *
   * @throws ConnectorException where no broker answers, or it lets nobody in
   */
  public KafkaSettings kafka() {
    KafkaSettings kafka = unasked();
    BrokerCheck.requireAnswer(kafka, PATIENCE);
    return kafka;
  }

  /** The same, whether a broker answers or not. */
  KafkaSettings unasked() {
    return new KafkaSettings(bootstrap, properties(name -> !isForRegistry(name)));
  }

  public RegistrySettings registry() {
    return new RegistrySettings(registry, properties(ConnectionOptions::isForRegistry));
  }

  private Map<String, String> properties(Predicate<String> wanted) {
    Map<String, String> all = fromFile();
    all.putAll(properties);
    return all.entrySet().stream()
        .filter(property -> wanted.test(property.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Map<String, String> fromFile() {
    Map<String, String> read = new HashMap<>();
    if (file == null) {
      return read;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": not read", e);
    }
    properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
    return read;
  }

  private static boolean isForRegistry(String name) {
    return REGISTRY_PREFIXES.stream().anyMatch(name::startsWith);
  }
}
