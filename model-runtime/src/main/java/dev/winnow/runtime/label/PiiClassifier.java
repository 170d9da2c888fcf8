package dev.winnow.runtime.label;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.pii.PiiFinder;
import dev.winnow.runtime.pii.PiiRules;
import dev.winnow.runtime.pii.PiiSpan;
import dev.winnow.runtime.pii.PiiType;
import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.PiiRulesManifest;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.Characters;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules for personal data as a model: a label's score is that of its surest find in the text.
 * Runs in Java, on the CPU.
 */
final class PiiClassifier implements LabelModel {
  private final PiiRulesManifest manifest;
  private final List<String> labels;
  private final PiiFinder finder;

  private PiiClassifier(PiiRulesManifest manifest, List<String> labels, PiiFinder finder) {
    this.manifest = manifest;
    this.labels = labels;
    this.finder = finder;
  }

  static PiiClassifier open(ModelPackage<PiiRulesManifest> opened) {
    PiiRulesManifest manifest = opened.manifest();
    PiiRules rules = PiiRules.read(opened.file(manifest.model()));
    List<String> labels = manifest.output().labels().stream().map(LabelCategory::label).toList();
    Set<String> types =
        rules.byType().keySet().stream().map(PiiType::term).collect(Collectors.toSet());
    if (!types.equals(Set.copyOf(labels))) {
      throw new ModelLoadException(
          "%s: rules for %s (expected: for %s, as the manifest names)"
              .formatted(opened.file(manifest.model()), types.stream().sorted().toList(), labels));
    }
    return new PiiClassifier(manifest, labels, new PiiFinder(rules));
  }

  @Override
  public LabelManifest manifest() {
    return manifest;
  }

  @Override
  public Device device() {
    return Device.CPU;
  }

  @Override
  public TokenizedText tokenize(String text) {
    return Characters.exact(text, manifest.maxCharacters());
  }

  @Override
  public Object tokenization() {
    return Characters.exactly(manifest.maxCharacters());
  }

  @Override
  public LabelWorker newWorker() {
    return batch ->
        batch.stream().map(text -> scores(Characters.join(text))).toArray(float[][]::new);
  }

  private float[] scores(String text) {
    float[] scores = new float[labels.size()];
    for (PiiSpan span : finder.find(text)) {
      int label = labels.indexOf(span.type().term());
      scores[label] = Math.max(scores[label], (float) span.score());
    }
    return scores;
  }

  /** There is nothing but memory of Java's own. */
  @Override
  public void close() {}
}
