package dev.winnow.pipeline.operator;

import dev.winnow.runtime.classify.Classifier;
import java.io.Serializable;

/** Opens a classifier in the worker; whoever opens it closes it. Travels with the job. */
@FunctionalInterface
public interface ClassifierSource extends Serializable {
  Classifier open();
}
