package dev.winnow.pipeline.operator;

import dev.winnow.runtime.classify.Classifier;
import java.io.Serializable;
import java.util.Optional;

/** Opens the screen in the worker, where there is one; whoever opens it closes it. Serialised. */
@FunctionalInterface
public interface ScreenSource extends Serializable {
  /** A classifier that answers before it returns, or nothing where items go on unscreened. */
  Optional<Classifier> open();
}
