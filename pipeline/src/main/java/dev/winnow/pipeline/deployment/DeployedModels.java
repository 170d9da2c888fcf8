package dev.winnow.pipeline.deployment;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.pipeline.control.WorkerWide;
import dev.winnow.pipeline.operator.ClassifierSource;
import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * The models of a stage that follow the topic of deployments. All tasks of a worker share them.
 *
 * @param models those of the start
 * @param takesModelsBeside whether deployed models that take texts by themselves run in this stage
 */
public record DeployedModels(
    KafkaSettings kafka, RegistrySettings registry, Start models, boolean takesModelsBeside)
    implements ClassifierSource {
  private static final WorkerWide<DeployedModels, SharedModels> OPEN =
      new WorkerWide<>(SharedModels::new);

  /** Which models a worker starts with. Travels with the job. */
  public interface Start extends Serializable {
    ClassifierSpec spec();
  }

  /** Returns when what is deployed serves. */
  @Override
  public Classifier open() {
    return open(new UnregisteredMetricsGroup());
  }

  /** Returns when what is deployed serves. */
  @Override
  public Classifier open(MetricGroup task) {
    SharedModels shared = OPEN.join(this);
    try {
      shared.await();
      return new Followed(shared.classifier(), shared.show(task));
    } catch (InterruptedException e) {
      OPEN.leave(this);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("cancelled while the deployments were read", e);
    } catch (RuntimeException e) {
      OPEN.leave(this);
      throw e;
    }
  }

  /** One task's view. Closing it leaves the others theirs. */
  private final class Followed implements Classifier {
    private final Classifier live;
    private final Runnable metrics;
    private boolean closed;

    /**
     * A view of what all share.
     *
     * @param metrics ends the task's
     */
    private Followed(Classifier live, Runnable metrics) {
      this.live = live;
      this.metrics = metrics;
    }

    @Override
    public CompletableFuture<Classification> classify(String text, Wanted wanted) {
      return live.classify(text, wanted);
    }

    @Override
    public CompletableFuture<Classification> classify(
        String text, Wanted wanted, String routingKey) {
      return live.classify(text, wanted, routingKey);
    }

    @Override
    public List<ModelIdentity> models() {
      return live.models();
    }

    @Override
    public List<String> categories() {
      return live.categories();
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        metrics.run();
        OPEN.leave(DeployedModels.this);
      }
    }
  }
}
