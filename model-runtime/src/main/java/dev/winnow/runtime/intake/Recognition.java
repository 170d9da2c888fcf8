package dev.winnow.runtime.intake;

import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.TextClassifierManifest;
import java.io.IOException;

/** Finds out what kind of model a folder holds. */
final class Recognition {
  private static final String EXPECTED =
      "(expected: a package with its model.yaml; a Hugging Face export with model.onnx or"
          + " onnx/model.onnx, tokenizer.json and config.json; a PEFT adapter with"
          + " adapter_model.safetensors and adapter_config.json; or one ONNX file that takes strings)";

  private Recognition() {}

  static ForeignModel of(SourceFolder source, ImportRequest request) throws IOException {
    if (source.has(ManifestFile.NAME)) {
      return new ReadyPackage(source);
    }
    if (PeftFolder.isOne(source)) {
      return new PeftFolder(source, request);
    }
    String model =
        source
            .model()
            .orElseThrow(
                () -> new ModelLoadException(source.root() + ": no model found " + EXPECTED));
    OnnxOutline outline = source.outline(model);
    if (outline.input(TextClassifierManifest.IDS).isPresent()) {
      return huggingFace(source, model, outline, request);
    }
    boolean strings =
        outline.inputs().stream().anyMatch(input -> input.type().equals(SklearnPipeline.STRINGS));
    if (strings) {
      return new SklearnPipeline(source, model, outline, request);
    }
    throw new ModelLoadException(
        "%s: inputs %s %s".formatted(source.root().resolve(model), outline.inputs(), EXPECTED));
  }

  private static ForeignModel huggingFace(
      SourceFolder source, String model, OnnxOutline outline, ImportRequest request)
      throws IOException {
    for (String file : new String[] {HuggingFaceConfig.CONFIG, HuggingFaceClassifier.TOKENIZER}) {
      if (!source.has(file)) {
        throw new ModelLoadException(
            "%s: %s is missing %s".formatted(source.root(), file, EXPECTED));
      }
    }
    return outline.output(HuggingFaceEncoder.OUTPUT).isPresent()
        ? new HuggingFaceEncoder(source, model, outline, request)
        : new HuggingFaceClassifier(source, model, outline, request);
  }
}
