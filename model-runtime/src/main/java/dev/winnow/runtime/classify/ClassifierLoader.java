package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.label.LabelModel;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.TextClassifierManifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loads what a spec names: the encoder with its heads, and the models beside it. */
final class ClassifierLoader {
  /** For models that read characters, which are so fast that little is gained by more. */
  private static final int BATCH_CHARACTERS = 16_384;

  private static final int QUEUED_CHARACTERS = 4 << 20;

  private final ClassifierSpec spec;
  private final TunedClassifiers tuned;
  private final SharedPool<EncoderKey, LoadedEncoder> encoders;
  private final Set<String> categories = new HashSet<>();
  private final List<BatchingClassifier> members = new ArrayList<>();

  private ClassifierLoader(
      ClassifierSpec spec, TunedClassifiers tuned, SharedPool<EncoderKey, LoadedEncoder> encoders) {
    this.spec = spec;
    this.tuned = tuned;
    this.encoders = encoders;
  }

  /** A classifier without a cache. Where one model cannot be loaded, none stays in memory. */
  static Classifier load(
      ClassifierSpec spec, TunedClassifiers tuned, SharedPool<EncoderKey, LoadedEncoder> encoders) {
    ClassifierLoader loader = new ClassifierLoader(spec, tuned, encoders);
    try {
      return loader.load();
    } catch (RuntimeException | Error e) {
      loader.members.forEach(BatchingClassifier::close);
      throw e;
    }
  }

  private Classifier load() {
    if (!spec.heads().isEmpty()) {
      add(EncoderWithHeads.load(spec, encoders), spec);
    }
    ModelRepository repository = spec.repository();
    for (String id : spec.beside()) {
      ModelPackage<LabelManifest> model = repository.labelModel(id);
      add(new LabelTextModel(LabelModel.open(model, spec.device())), specOf(model.manifest()));
    }
    return members.size() == 1 ? members.get(0) : new CombinedClassifier(members);
  }

  private void add(TextModel model, ClassifierSpec own) {
    for (String category : model.categories()) {
      if (!categories.add(category)) {
        model.close();
        throw new ModelLoadException(
            "models: %s, %s: two for %s (expected: one; name the heads to leave one out)"
                .formatted(spec.heads(), spec.beside(), category));
      }
    }
    members.add(tuned.start(model, own));
  }

  private ClassifierSpec specOf(LabelManifest manifest) {
    if (manifest instanceof TextClassifierManifest) {
      return spec;
    }
    BatchLimits limits =
        new BatchLimits(BATCH_CHARACTERS, spec.limits().maxDelay(), QUEUED_CHARACTERS);
    return spec.withLimits(limits).withThreads(Math.max(1, spec.threads()));
  }
}
