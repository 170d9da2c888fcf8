package dev.winnow.pipeline.operator;

import dev.winnow.runtime.classify.Classifier;
import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;

/** Opens a classifier in the worker; whoever opens it closes it. Travels with the job. */
@FunctionalInterface
public interface ClassifierSource extends Serializable {
  Classifier open();

  /**
   * Opens one that shows in a task's metrics what becomes of its models.
   *
   * @param task whose metrics end with it
   */
  default Classifier open(MetricGroup task) {
    return open();
  }
}
