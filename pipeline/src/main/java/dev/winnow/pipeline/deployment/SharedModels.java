package dev.winnow.pipeline.deployment;

import dev.winnow.connectors.control.ControlLog;
import dev.winnow.connectors.control.ControlRecord;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.deploy.DeploymentStatus;
import dev.winnow.runtime.deploy.LiveClassifier;
import dev.winnow.schemas.ModelDeployment;
import dev.winnow.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of a stage in one process, with the reader of the topic that says which serve. Models
 * are loaded on a thread of its own, so neither items nor the reader wait for it.
 */
final class SharedModels implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedModels.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LiveClassifier live;
  private final ExecutorService loader =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "winnow-deployments");
            thread.setDaemon(true);
            return thread;
          });
  private final ControlLog<ModelDeployment> log;
  private volatile DeploymentHistory history = DeploymentHistory.empty();
  private volatile boolean started;
  private volatile boolean closed;
  private volatile long served;
  private final List<DeploymentMetrics> shown = new CopyOnWriteArrayList<>();

  SharedModels(DeployedModels source) {
    live = LiveClassifier.open(source.models().spec(), source.takesModelsBeside());
    try {
      log =
          ControlLog.follow(
              Topics.DEPLOYMENTS,
              ModelDeployment.class,
              source.kafka(),
              source.registry(),
              this::onRecord);
    } catch (RuntimeException e) {
      live.close();
      throw e;
    }
  }

  Classifier classifier() {
    return live;
  }

  /**
   * Shows in a task's metrics what becomes of the deployments.
   *
   * @return ends it
   */
  Runnable show(MetricGroup task) {
    DeploymentMetrics metrics = new DeploymentMetrics(task, live::statuses, () -> served);
    shown.add(metrics);
    metrics.update();
    return () -> shown.remove(metrics);
  }

  /**
   * Returns when what the topic held at start-up serves. Goes on trying while the broker or the
   * registry is out of reach.
   */
  void await() throws InterruptedException {
    while (!log.awaitStartupEnd(PATIENCE)) {
      LOG.info("{}: still being read", Topics.DEPLOYMENTS);
      if (closed) {
        throw new IllegalStateException(Topics.DEPLOYMENTS + ": closed before it was read");
      }
    }
    started = true;
    try {
      CompletableFuture.runAsync(this::serve, loader).get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private void onRecord(ControlRecord<ModelDeployment> record) {
    DeploymentHistory before = history;
    history =
        record
            .value()
            .fold(read -> before.apply(read.value()), garbage -> before, unknownSchema -> before);
    if (history == before) {
      LOG.warn("deployments, offset {}: not a deployment", record.offset());
    } else if (history.last().orElseThrow() instanceof DeploymentEntry.Refused refused) {
      LOG.warn("deployments, offset {}: refused: {}", record.offset(), refused.reason());
    } else if (started) {
      loader.execute(this::serve);
    }
  }

  /** On the loader's thread alone. Changes that came while it loaded are taken in one step. */
  private void serve() {
    DeploymentHistory wanted = history;
    if (closed || wanted.version() == served) {
      return;
    }
    live.statuses().forEach(SharedModels::logShadow);
    try {
      live.serve(wanted.active()).forEach(SharedModels::logStatus);
      served = wanted.version();
      shown.forEach(DeploymentMetrics::update);
      LOG.info("deployments: version {} serves", served);
    } catch (RuntimeException e) {
      LOG.error("deployments: version {} does not serve", wanted.version(), e);
    }
  }

  private static void logStatus(DeploymentStatus status) {
    if (status.serves()) {
      LOG.info(
          "deployment {}: serves; over probes against the models before: {}",
          status.deployment().id(),
          status.onProbes());
    } else {
      LOG.warn("deployment {}: refused: {}", status.deployment().id(), status.refusal());
    }
  }

  private static void logShadow(DeploymentStatus status) {
    if (status.deployment().shadow() && status.serves()) {
      LOG.info("deployment {}: in shadow: {}", status.deployment().id(), status.inShadow());
    }
  }

  @Override
  public void close() {
    closed = true;
    log.close();
    loader.shutdown();
    live.close();
  }
}
