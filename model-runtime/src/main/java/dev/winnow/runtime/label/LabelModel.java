package dev.winnow.runtime.label;

import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.runtime.repository.PiiRulesManifest;
import dev.winnow.runtime.repository.StringClassifierManifest;
import dev.winnow.runtime.repository.TextClassifierManifest;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;

/** A model in memory that scores labels. Thread-safe; each thread scores by a worker of its own. */
public interface LabelModel extends AutoCloseable {
  /**
   * Loads a model and holds it against its manifest: inputs and outputs, vocabulary, and what it
   * gives for harmless texts of every sort.
   *
   * @throws dev.winnow.runtime.ModelLoadException where anything does not fit
   */
  static LabelModel open(ModelPackage<LabelManifest> model, Device device) {
    LabelModel opened = openUnproved(model, device);
    try {
      Trial.of(opened).requirePassed();
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /** As {@link #open}, without a run. Used to find out what a new model is like. */
  static LabelModel openUnproved(ModelPackage<LabelManifest> model, Device device) {
    if (model.manifest() instanceof TextClassifierManifest manifest) {
      return TextClassifier.open(new ModelPackage<>(model.folder(), manifest), device);
    }
    if (model.manifest() instanceof NgramLinearManifest manifest) {
      return NgramClassifier.open(new ModelPackage<>(model.folder(), manifest));
    }
    if (model.manifest() instanceof PiiRulesManifest manifest) {
      return PiiClassifier.open(new ModelPackage<>(model.folder(), manifest));
    }
    return StringClassifier.open(
        new ModelPackage<>(model.folder(), (StringClassifierManifest) model.manifest()));
  }

  LabelManifest manifest();

  /** Where it runs: never {@link Device#AUTO}. */
  Device device();

  TokenizedText tokenize(String text);

  /** Equal for models that make the same tokens of every text. */
  Object tokenization();

  LabelWorker newWorker();

  /** Waits for what is under way. */
  @Override
  void close();
}
