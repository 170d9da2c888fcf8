package dev.winnow.runtime.label;

import dev.winnow.runtime.repository.IntegerType;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.TextClassifierManifest;
import dev.winnow.runtime.repository.VocabularyFit;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.ModelSignature;
import dev.winnow.runtime.session.TensorSpec;
import dev.winnow.runtime.tokenize.Tokenization;
import dev.winnow.runtime.tokenize.TokenizedText;
import dev.winnow.runtime.tokenize.Tokenizer;
import java.nio.file.Path;
import java.util.List;

/** A transformer for sequence classification in memory, with its tokenizer. */
final class TextClassifier implements LabelModel {
  private final TextClassifierManifest manifest;
  private final Tokenizer tokenizer;
  private final ModelSession session;

  private TextClassifier(
      TextClassifierManifest manifest, Tokenizer tokenizer, ModelSession session) {
    this.manifest = manifest;
    this.tokenizer = tokenizer;
    this.session = session;
  }

  static TextClassifier open(ModelPackage<TextClassifierManifest> model, Device device) {
    TextClassifierManifest manifest = model.manifest();
    Path graph = model.file(manifest.model());
    Path vocabulary = model.file(manifest.tokenizer());
    VocabularyFit.require(graph, TextClassifierManifest.IDS, vocabulary);
    Tokenizer tokenizer = Tokenizer.open(vocabulary, manifest.maxTokens());
    try {
      return new TextClassifier(
          manifest, tokenizer, ModelSession.open(graph, signature(manifest), device));
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static ModelSignature signature(TextClassifierManifest manifest) {
    long any = TensorSpec.ANY;
    List<TensorSpec> inputs =
        manifest.inputs().stream()
            .map(
                name ->
                    manifest.inputType() == IntegerType.INT64
                        ? TensorSpec.int64(name, any, any)
                        : TensorSpec.int32(name, any, any))
            .toList();
    long labels = manifest.output().labels().size();
    return new ModelSignature(
        inputs, List.of(TensorSpec.float32(manifest.output().name(), any, labels)));
  }

  @Override
  public LabelManifest manifest() {
    return manifest;
  }

  @Override
  public Device device() {
    return session.device();
  }

  @Override
  public TokenizedText tokenize(String text) {
    return tokenizer.tokenize(text);
  }

  @Override
  public Object tokenization() {
    return new Tokenization(
        manifest.sha256().getOrDefault(manifest.tokenizer(), ""), manifest.maxTokens());
  }

  @Override
  public LabelWorker newWorker() {
    return new TextClassifierWorker(session, manifest);
  }

  @Override
  public void close() {
    session.close();
    tokenizer.close();
  }
}
