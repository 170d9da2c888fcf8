package dev.winnow.stack.local;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.connectors.registry.SchemaRegistration;
import dev.winnow.connectors.topics.TopicCatalog;
import dev.winnow.connectors.topics.TopicSetup;
import dev.winnow.stack.process.ProcessFailedException;
import dev.winnow.stack.process.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Broker, registry, jobs and roll-ups as processes of this machine. They end when this is closed or
 * when this JVM ends, whichever comes first and however.
 */
public final class LocalStack implements AutoCloseable {
  private final StackSettings settings;
  private final Service broker;
  private final Service registry;
  private final Service jobs;
  private final Service rollups;

  /** Starts nothing yet. */
  public LocalStack(StackSettings settings) {
    Services services = new Services(settings);
    this.settings = settings;
    this.broker = services.broker();
    this.registry = services.registry();
    this.jobs = services.jobs();
    this.rollups = services.rollups();
  }

  /**
   * Starts everything, what can be at the same time, and returns when all of it works.
   *
   * @throws ProcessFailedException when a part does not come up; the caller closes the stack then
   */
  public void start(StartListener listener) {
    CompletableFuture<Void> topics = started(broker, listener).thenRunAsync(this::createTopics);
    CompletableFuture<Void> schemas =
        started(registry, listener).thenRunAsync(this::registerSchemas);
    CompletableFuture<Void> ground = CompletableFuture.allOf(topics, schemas);
    // Flink and the models come up meanwhile; the jobs themselves wait for the topics.
    List<CompletableFuture<Void>> parts = new ArrayList<>();
    parts.add(ground);
    parts.add(started(jobs, listener));
    if (settings.rollups()) {
      parts.add(ground.thenCompose(done -> started(rollups, listener)));
    }
    await(allOrFirstFailure(parts));
  }

  public StackSettings settings() {
    return settings;
  }

  public KafkaSettings kafka() {
    return new KafkaSettings(settings.bootstrap());
  }

  public RegistrySettings registrySettings() {
    return new RegistrySettings(settings.registry());
  }

  /** The process that runs both jobs, to be killed and started in tests. */
  public Service jobs() {
    return jobs;
  }

  /** The schema registry, to be stopped and started in tests. */
  public Service registry() {
    return registry;
  }

  /** The parts that have been started and have ended since, by themselves. */
  public List<String> ended() {
    return services().stream()
        .filter(service -> service.process() != null && !service.isAlive())
        .map(Service::name)
        .toList();
  }

  /** Whether the end takes some seconds more, because parts write down their classes. */
  public boolean writesClasses() {
    return services().stream().anyMatch(Service::writesClasses);
  }

  @Override
  public void close() {
    CompletableFuture.allOf(
            services().stream()
                .map(service -> CompletableFuture.runAsync(service::close))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private List<Service> services() {
    return List.of(rollups, jobs, registry, broker);
  }

  private static CompletableFuture<Void> started(Service service, StartListener listener) {
    long begin = System.nanoTime();
    listener.starts(service.name());
    return service
        .start()
        .thenRun(() -> listener.ready(service.name(), Duration.ofNanos(System.nanoTime() - begin)));
  }

  private void createTopics() {
    try (TopicSetup topics = TopicSetup.connect(kafka())) {
      topics.create(TopicCatalog.local(StackSettings.PARTITIONS));
    }
  }

  private void registerSchemas() {
    try (SchemaRegistration schemas = SchemaRegistration.connect(registrySettings())) {
      schemas.registerAll();
    }
  }

  /** What one part fails with ends the waiting for the others. */
  private static CompletableFuture<Void> allOrFirstFailure(List<CompletableFuture<Void>> parts) {
    CompletableFuture<Void> all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    for (CompletableFuture<Void> part : parts) {
      part.whenComplete(
          (done, failure) -> {
            if (failure != null) {
              all.completeExceptionally(failure);
            }
          });
    }
    return all;
  }

  private static void await(CompletableFuture<Void> all) {
    try {
      all.get();
    } catch (ExecutionException | CompletionException e) {
      throw new ProcessFailedException("the stack does not start: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessFailedException("interrupted while the stack starts", e);
    }
  }
}
