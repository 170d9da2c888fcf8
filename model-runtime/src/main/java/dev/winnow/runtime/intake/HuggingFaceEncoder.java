package dev.winnow.runtime.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.onnx.graph.ValueOutline;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.tokenize.LongTexts;
import java.io.IOException;
import java.nio.file.Path;

/** An export for feature extraction: what heads can be trained on. */
final class HuggingFaceEncoder implements ForeignModel {
  static final String OUTPUT = "last_hidden_state";
  private static final String POOLING = "1_Pooling/config.json";

  private final SourceFolder source;
  private final String model;
  private final ImportRequest request;
  private final int dimensions;
  private final int maxTokens;
  private final JsonNode pooling;

  HuggingFaceEncoder(SourceFolder source, String model, OnnxOutline outline, ImportRequest request)
      throws IOException {
    this.source = source;
    this.model = model;
    this.request = request;
    HuggingFaceConfig config = new HuggingFaceConfig(source);
    long last =
        outline
            .output(OUTPUT)
            .map(ValueOutline::shape)
            .filter(shape -> shape.size() == 3)
            .map(shape -> shape.get(2))
            .orElse(ValueOutline.ANY);
    this.dimensions = last > 0 ? Math.toIntExact(last) : config.hiddenSize();
    this.maxTokens = request.maxTokens().orElseGet(config::maxTokens);
    this.pooling = source.json(POOLING);
  }

  @Override
  public void copyTo(Path folder, BoundedCopy copy) throws IOException {
    source.copyModel(model, folder, HuggingFaceClassifier.MODEL, copy);
    source.copyFile(
        HuggingFaceClassifier.TOKENIZER, folder.resolve(HuggingFaceClassifier.TOKENIZER), copy);
  }

  @Override
  public PackageManifest describe(Path folder, String id, ImportNotes notes) throws IOException {
    if (pooling.isMissingNode()) {
      notes.add("%s is missing: the mean of the tokens' vectors is taken".formatted(POOLING));
    }
    return new EncoderManifest(
        id,
        request.version(),
        HuggingFaceClassifier.MODEL,
        HuggingFaceClassifier.TOKENIZER,
        dimensions,
        pooling.path("pooling_mode_cls_token").asBoolean() ? Pooling.CLS : Pooling.MEAN,
        maxTokens,
        LongTexts.HEAD,
        Hashes.of(folder));
  }
}
