package dev.winnow.pipeline.job;

import dev.winnow.connectors.kafka.BrokerLimits;
import dev.winnow.connectors.kafka.Delivery;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.SinkSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.pipeline.control.PolicySource;
import dev.winnow.pipeline.deployment.DeployedModels;
import dev.winnow.pipeline.policy.PolicyYaml;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What both jobs are told.
 *
 * @param deployment tells deployments on one broker apart: the start of consumer groups and
 *     transactional ids, the same over restarts
 * @param seedPolicy YAML that becomes version 1 where the topic of policies is empty
 * @param transactionTimeout longer than the longest outage to survive
 * @param checkpointDir where checkpoints go, a URI; null for what the cluster is configured for
 * @param parallelism of every operator
 */
public record JobSettings(
    String deployment,
    KafkaSettings kafka,
    RegistrySettings registry,
    String seedPolicy,
    Delivery delivery,
    Duration transactionTimeout,
    Duration checkpointInterval,
    @Nullable String checkpointDir,
    int parallelism) {
  public static final Duration DEFAULT_CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
  public static final int DEFAULT_PARALLELISM = 2;
  public static final String DEFAULT_DEPLOYMENT = "winnow";

  public JobSettings {
    if (!deployment.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "deployment: " + deployment + " (expected: 1 to 64 of A-Z a-z 0-9 . _ -)");
    }
    if (checkpointInterval.isNegative() || checkpointInterval.isZero()) {
      throw new IllegalArgumentException(
          "checkpointInterval: " + checkpointInterval + " (expected: > 0)");
    }
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism: " + parallelism + " (expected: > 0)");
    }
  }

  /**
   * Reads {@code --bootstrap} and {@code --registry} (both required), {@code --deployment}, {@code
   * --policy} (a file), {@code --delivery}, {@code --transaction-timeout}, {@code
   * --checkpoint-interval}, {@code --checkpoint-dir}, {@code --parallelism}, {@code
   * --kafka-properties} (a file), and {@code --kafka.…} and {@code --registry.…}, which are handed
   * to the clients as they are.
   */
  public static JobSettings parse(JobArguments args) {
    return new JobSettings(
        args.text("deployment", DEFAULT_DEPLOYMENT),
        new KafkaSettings(args.required("bootstrap"), kafkaProperties(args)),
        new RegistrySettings(args.required("registry"), args.prefixed("registry.")),
        args.read("policy", PolicyYaml.defaultDocument(), JobSettings::file, "a file"),
        args.read("delivery", Delivery.EXACTLY_ONCE, Delivery::of, "exactly-once, at-least-once"),
        args.duration("transaction-timeout", SinkSettings.DEFAULT_TRANSACTION_TIMEOUT),
        args.duration("checkpoint-interval", DEFAULT_CHECKPOINT_INTERVAL),
        args.text("checkpoint-dir"),
        args.integer("parallelism", DEFAULT_PARALLELISM));
  }

  /** The same with a transaction time-out that the broker, asked now, allows. */
  public JobSettings withinBrokerLimits() {
    return new JobSettings(
        deployment,
        kafka,
        registry,
        seedPolicy,
        delivery,
        BrokerLimits.transactionTimeout(kafka, transactionTimeout),
        checkpointInterval,
        checkpointDir,
        parallelism);
  }

  /**
   * The models of a stage, as they are deployed.
   *
   * @param takesBeside whether deployed models that take texts by themselves run in this stage
   */
  public DeployedModels deployed(DeployedModels.Start models, boolean takesBeside) {
    return new DeployedModels(kafka, registry, models, takesBeside);
  }

  public PolicySource policies() {
    return new PolicySource(kafka, registry, seedPolicy);
  }

  /**
   * How a sink delivers.
   *
   * @param job moderate or escalate
   * @param sink unique within the job
   */
  public SinkSettings sink(String job, String sink) {
    return new SinkSettings(delivery, deployment + "-" + job + "-" + sink, transactionTimeout);
  }

  /** The consumer group of a job. */
  public String group(String job) {
    return deployment + "-" + job;
  }

  private static Map<String, String> kafkaProperties(JobArguments args) {
    Map<String, String> merged = new TreeMap<>();
    Properties file =
        args.read("kafka-properties", new Properties(), JobSettings::properties, "a file");
    file.stringPropertyNames().forEach(name -> merged.put(name, file.getProperty(name)));
    merged.putAll(args.prefixed("kafka."));
    return merged;
  }

  private static Properties properties(String path) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(path))) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private static String file(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
