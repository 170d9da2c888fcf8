package dev.winnow.runtime.label;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.ngram.NgramFile;
import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramScorer;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.Characters;
import dev.winnow.runtime.tokenize.TokenizedText;

/** A model over n-grams in memory. Runs in Java, on the CPU. */
final class NgramClassifier implements LabelModel {
  private final NgramLinearManifest manifest;
  private final NgramModel model;

  private NgramClassifier(NgramLinearManifest manifest, NgramModel model) {
    this.manifest = manifest;
    this.model = model;
  }

  static NgramClassifier open(ModelPackage<NgramLinearManifest> opened) {
    NgramLinearManifest manifest = opened.manifest();
    NgramModel model = NgramFile.read(opened.file(manifest.model()));
    int labels = manifest.output().labels().size();
    if (model.labels() != labels) {
      throw new ModelLoadException(
          "%s: labels: %d (expected: %d, as the manifest names)"
              .formatted(opened.file(manifest.model()), model.labels(), labels));
    }
    return new NgramClassifier(manifest, model);
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
    NgramScorer scorer = new NgramScorer(model);
    return batch ->
        batch.stream().map(text -> score(scorer, Characters.join(text))).toArray(float[][]::new);
  }

  private float[] score(NgramScorer scorer, String text) {
    float[] scores = scorer.outputs(text);
    Activations.apply(manifest.output().activation(), scores);
    return scores;
  }

  /** There is nothing but memory of Java's own. */
  @Override
  public void close() {}
}
