package dev.winnow.runtime.classify;

import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tune.Tuning;
import dev.winnow.runtime.tune.TuningSearch;
import dev.winnow.runtime.tune.TuningSpace;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts classifiers, with what their specs leave open found by measuring their models. What was
 * found for an encoder on a device is kept, so that the next classifier on it starts at once; the
 * least recently used leaves first. Thread-safe; searches run one after the other, so that none
 * disturbs another.
 *
 * <p>Another version of a package is run as the first one was found to run best: it comes in while
 * that one serves, and a search would take all cores from it for a second. Where it has another
 * shape, it is measured when the process starts anew. Scores do not depend on it.
 */
final class TunedClassifiers {
  private static final Logger log = LoggerFactory.getLogger(TunedClassifiers.class);
  private static final int MAX_KEPT = 64;

  private final Map<Key, Tuning> found =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Tuning> eldest) {
          return size() > MAX_KEPT;
        }
      };

  /** What the outcome of a search depends on; the heads weigh too little. */
  private record Key(String id, Device device, TuningSpace space) {}

  /** A classifier that owns the model: where this fails, it is closed. */
  BatchingClassifier start(TextModel model, ClassifierSpec spec) {
    try {
      Tuning tuning = tuning(model, spec);
      return new BatchingClassifier(
          model,
          spec.limits().isAutomatic() ? spec.limits().found(tuning.paddedTokens()) : spec.limits(),
          tuning.runsAtOnce(),
          System::nanoTime);
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private synchronized Tuning tuning(TextModel model, ClassifierSpec spec) {
    TuningSpace space = space(model.device(), spec);
    Key key = new Key(model.models().get(0).id(), model.device(), space);
    return found.computeIfAbsent(key, k -> search(model, space));
  }

  private static TuningSpace space(Device device, ClassifierSpec spec) {
    TuningSpace space = TuningSpace.of(device, Runtime.getRuntime().availableProcessors());
    if (spec.threads() != BatchLimits.AUTOMATIC) {
      space = space.withRunsAtOnce(spec.threads());
    }
    return spec.limits().isAutomatic()
        ? space
        : space.withPaddedTokens(spec.limits().maxPaddedTokens());
  }

  private static Tuning search(TextModel model, TuningSpace space) {
    try (ScorerTrial trial = new ScorerTrial(model)) {
      Tuning tuning = new TuningSearch(trial, space, System::nanoTime, TuningSearch.LIMIT).find();
      log.info("{} on {}: {}", model.models().get(0).id(), model.device(), tuning);
      return tuning;
    }
  }
}
