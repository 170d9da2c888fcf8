package dev.winnow.stack.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A KRaft broker and its controller in this JVM, bound to the loopback interface. Its data outlives
 * it: the next broker on the same folder goes on where this one ended, killed or closed.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String NODE = "1";
  private static final String CONTROLLER = "CONTROLLER";

  private final BrokerSettings settings;
  private final KafkaRaftServer server;

  private EmbeddedBroker(BrokerSettings settings, KafkaRaftServer server) {
    this.settings = settings;
    this.server = server;
  }

  /** Formats the folder where it is new, and returns once the broker takes clients. */
  public static EmbeddedBroker start(BrokerSettings settings) {
    format(settings.folder());
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(properties(settings)), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(settings, server);
  }

  /** What clients connect to. */
  public String bootstrap() {
    return settings.bootstrap();
  }

  /** Returns when the broker has ended, by {@link #close()} from another thread or by itself. */
  public void awaitShutdown() {
    server.awaitShutdown();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Formatter formatter =
        new Formatter()
            .setClusterId(Uuid.randomUuid().toString())
            .setNodeId(Integer.parseInt(NODE))
            .setControllerListenerName(CONTROLLER)
            .setMetadataLogDirectory(folder.toString())
            .addDirectory(folder.toString())
            .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
            .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
            .setUnstableFeatureVersionsEnabled(false)
            .setIgnoreFormatted(true)
            .setPrintStream(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      Files.createDirectories(folder);
      formatter.run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot format " + folder + " for the broker", e);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + folder + " for the broker", e);
    }
  }

  private static Map<String, String> properties(BrokerSettings settings) {
    String controller = "127.0.0.1:" + settings.controllerPort();
    String listeners = "PLAINTEXT://" + settings.bootstrap() + ",CONTROLLER://" + controller;
    Map<String, String> properties = new HashMap<>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", NODE);
    properties.put("listeners", listeners);
    properties.put("advertised.listeners", listeners);
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("inter.broker.listener.name", "PLAINTEXT");
    properties.put("controller.quorum.voters", NODE + "@" + controller);
    properties.put("log.dirs", settings.folder().toString());
    properties.put("auto.create.topics.enable", "false");
    properties.putAll(sizedForOneNode());
    properties.putAll(quickToComeBack());
    return properties;
  }

  private static Map<String, String> sizedForOneNode() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "log.cleaner.dedupe.buffer.size", "2097152");
  }

  /**
   * A broker that was killed is fenced until its old session ends, so sessions are short.
   * Transactions on the other hand may outlast a long outage of the jobs.
   */
  private static Map<String, String> quickToComeBack() {
    return Map.of(
        "broker.session.timeout.ms", "2000",
        "broker.heartbeat.interval.ms", "500",
        "group.initial.rebalance.delay.ms", "0",
        "transaction.max.timeout.ms", "3600000");
  }
}
