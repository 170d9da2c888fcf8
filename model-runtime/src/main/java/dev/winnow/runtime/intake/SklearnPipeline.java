package dev.winnow.runtime.intake;

import dev.winnow.onnx.graph.NodeOutline;
import dev.winnow.onnx.graph.OnnxFile;
import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.onnx.graph.StringLocale;
import dev.winnow.onnx.graph.ValueOutline;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.label.LabelModel;
import dev.winnow.runtime.label.Trial;
import dev.winnow.runtime.repository.Activation;
import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.LabelledOutput;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.repository.StringClassifierManifest;
import dev.winnow.runtime.repository.StringClassifierManifest.OutputForm;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A text pipeline of scikit-learn, exported with skl2onnx. */
final class SklearnPipeline implements ForeignModel {
  static final String STRINGS = "tensor(string)";
  private static final String MODEL = "model.onnx";

  /** As long as the longest item that the guard lets through. */
  private static final int MAX_CHARACTERS = 65_536;

  /** Knows the letters of all scripts, and is on every Linux. */
  private static final String LOCALE = "C.UTF-8";

  private final SourceFolder source;
  private final String model;
  private final ImportRequest request;
  private final ValueOutline input;
  private final ValueOutline output;
  private final OutputForm form;
  private final List<LabelCategory> labels;
  private final boolean localeMatters;

  SklearnPipeline(SourceFolder source, String model, OnnxOutline outline, ImportRequest request) {
    this.source = source;
    this.model = model;
    this.request = request;
    this.input = input(outline);
    this.output = output(outline);
    this.localeMatters = StringLocale.matters(outline);
    this.form = output.type().startsWith("seq(") ? OutputForm.MAPS : OutputForm.TENSOR;
    this.labels = Labels.map(labels(outline, output), request.categories());
  }

  private static ValueOutline input(OnnxOutline outline) {
    List<ValueOutline> inputs = outline.inputs();
    int rank = inputs.get(0).shape().size();
    if (inputs.size() != 1 || rank < 1 || rank > 2) {
      throw new ModelLoadException(
          "inputs: %s (expected: one of strings, [batch] or [batch, 1])".formatted(inputs));
    }
    return inputs.get(0);
  }

  /** The only output of scores; beside it stands the label that is likeliest. */
  private static ValueOutline output(OnnxOutline outline) {
    List<ValueOutline> scores =
        outline.outputs().stream()
            .filter(
                output ->
                    output.type().equals("tensor(float)")
                        || output
                            .type()
                            .matches("seq\\(map\\((string|int64),tensor\\(float\\)\\)\\)"))
            .toList();
    if (scores.size() != 1) {
      throw new ModelLoadException(
          "outputs: %s (expected: one of probabilities; export with zipmap False or True, not"
                  .formatted(outline.outputs())
              + " columns)");
    }
    return scores.get(0);
  }

  /** Those of the classifier in the graph, else numbers from 0 where the width is known. */
  private static List<String> labels(OnnxOutline outline, ValueOutline output) {
    List<List<String>> named =
        outline.nodes().stream()
            .map(NodeOutline::classLabels)
            .filter(labels -> !labels.isEmpty())
            .toList();
    long width = output.shape().size() == 2 ? output.shape().get(1) : ValueOutline.ANY;
    if (!named.isEmpty()) {
      List<String> last = named.get(named.size() - 1);
      if (width < 1 || width == last.size()) {
        return last;
      }
    }
    if (width < 1) {
      throw new ModelLoadException(
          "labels: the graph names none and its output %s has no fixed width (expected: one of both)"
              .formatted(output));
    }
    return LongStream.range(0, width).mapToObj(Long::toString).toList();
  }

  @Override
  public void copyTo(Path folder, BoundedCopy copy) throws IOException {
    source.copyModel(model, folder, MODEL, copy);
    if (localeMatters) {
      Path file = folder.resolve(MODEL);
      OnnxFile.write(StringLocale.with(OnnxFile.read(file), LOCALE), file);
    }
  }

  @Override
  public PackageManifest describe(Path folder, String id, ImportNotes notes) throws IOException {
    if (localeMatters) {
      notes.add(
          "lower case by the locale %s, so that it runs where en_US is absent".formatted(LOCALE));
    }
    Map<String, String> hashes = Hashes.of(folder);
    return manifest(id, hashes, labels.size() > 1 && addUp(folder, manifest(id, hashes, false)));
  }

  private static boolean addUp(Path folder, LabelManifest manifest) {
    ModelPackage<LabelManifest> made = new ModelPackage<>(folder, manifest);
    try (LabelModel opened = LabelModel.openUnproved(made, Device.CPU)) {
      return Trial.of(opened).addUp();
    }
  }

  private StringClassifierManifest manifest(
      String id, Map<String, String> hashes, boolean exclusive) {
    return new StringClassifierManifest(
        id,
        request.version(),
        MODEL,
        input.name(),
        input.shape().size(),
        MAX_CHARACTERS,
        form,
        new LabelledOutput(output.name(), Activation.NONE, exclusive, labels, Map.of()),
        false,
        hashes);
  }
}
