package dev.winnow.runtime.intake;

import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.onnx.graph.ValueOutline;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.Activation;
import dev.winnow.runtime.repository.IntegerType;
import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.runtime.repository.LabelledOutput;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.repository.TextClassifierManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An export for sequence classification: ONNX file, tokenizer.json, config.json. */
final class HuggingFaceClassifier implements ForeignModel {
  static final String TOKENIZER = "tokenizer.json";
  static final String MODEL = "model.onnx";

  private final SourceFolder source;
  private final String model;
  private final ImportRequest request;
  private final List<String> inputs;
  private final IntegerType inputType;
  private final String output;
  private final int maxTokens;
  private final int padId;
  private final Activation activation;
  private final List<LabelCategory> labels;
  private final boolean problemNamed;

  HuggingFaceClassifier(
      SourceFolder source, String model, OnnxOutline outline, ImportRequest request)
      throws IOException {
    this.source = source;
    this.model = model;
    this.request = request;
    this.inputs = outline.inputs().stream().map(ValueOutline::name).toList();
    this.inputType = inputType(outline.inputs());
    ValueOutline scores = scores(outline.outputs());
    this.output = scores.name();
    HuggingFaceConfig config = new HuggingFaceConfig(source);
    List<String> names = config.labels(scores.shape().get(1));
    this.maxTokens = request.maxTokens().orElseGet(config::maxTokens);
    this.padId = config.padId();
    this.activation = config.activation(names.size());
    this.problemNamed = config.namesProblem();
    this.labels = Labels.map(names, request.categories());
  }

  private static IntegerType inputType(List<ValueOutline> inputs) {
    Set<String> types = inputs.stream().map(ValueOutline::type).collect(Collectors.toSet());
    if (types.equals(Set.of("tensor(int64)"))) {
      return IntegerType.INT64;
    }
    if (types.equals(Set.of("tensor(int32)"))) {
      return IntegerType.INT32;
    }
    throw new ModelLoadException("inputs: %s (expected: all int64 or all int32)".formatted(inputs));
  }

  private static ValueOutline scores(List<ValueOutline> outputs) {
    List<ValueOutline> fitting =
        outputs.stream()
            .filter(output -> output.type().equals("tensor(float)") && output.shape().size() == 2)
            .toList();
    return fitting.stream()
        .filter(output -> output.name().equals("logits") || fitting.size() == 1)
        .findFirst()
        .orElseThrow(
            () ->
                new ModelLoadException(
                    "outputs: %s (expected: logits, float32 [batch, labels])".formatted(outputs)));
  }

  @Override
  public void copyTo(Path folder, BoundedCopy copy) throws IOException {
    source.copyModel(model, folder, MODEL, copy);
    source.copyFile(TOKENIZER, folder.resolve(TOKENIZER), copy);
  }

  @Override
  public PackageManifest describe(Path folder, String id, ImportNotes notes) throws IOException {
    if (!problemNamed) {
      notes.add(
          "config.json names no problem_type: taken as %s over %d labels"
              .formatted(activation, labels.size()));
    }
    return new TextClassifierManifest(
        id,
        request.version(),
        MODEL,
        TOKENIZER,
        inputs,
        inputType,
        maxTokens,
        padId,
        new LabelledOutput(output, activation, activation == Activation.SOFTMAX, labels, Map.of()),
        false,
        Hashes.of(folder));
  }
}
