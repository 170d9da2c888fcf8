package dev.winnow.runtime.check;

import dev.winnow.onnx.graph.OnnxFileException;
import dev.winnow.onnx.graph.OnnxOutline;
import dev.winnow.onnx.graph.ValueOutline;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.repository.PiiRulesManifest;
import java.util.List;

/** What the graph of a package declares, in ONNX's own words. Nothing is run for it. */
public record Signature(List<ValueOutline> inputs, List<ValueOutline> outputs) {
  public Signature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  public static Signature of(ModelPackage<PackageManifest> model) {
    if (model.manifest() instanceof NgramLinearManifest
        || model.manifest() instanceof PiiRulesManifest) {
      return withoutGraph((LabelManifest) model.manifest());
    }
    if (model.manifest() instanceof AdapterManifest) {
      return new Signature(List.of(), List.of()); // It has no graph.
    }
    try {
      OnnxOutline outline = OnnxOutline.read(model.file(graph(model.manifest())));
      return new Signature(outline.inputs(), outline.outputs());
    } catch (OnnxFileException e) {
      throw new ModelLoadException(String.valueOf(e.getMessage()), e);
    }
  }

  /** It has no graph, but takes and gives the like. */
  private static Signature withoutGraph(LabelManifest model) {
    long any = ValueOutline.ANY;
    long labels = model.output().labels().size();
    return new Signature(
        List.of(new ValueOutline("text", "tensor(string)", List.of(any))),
        List.of(new ValueOutline(model.output().name(), "tensor(float)", List.of(any, labels))));
  }

  private static String graph(PackageManifest manifest) {
    if (manifest instanceof EncoderManifest encoder) {
      return encoder.model();
    }
    if (manifest instanceof HeadManifest head) {
      return head.file();
    }
    if (manifest instanceof LabelManifest label) {
      return label.model();
    }
    throw new ModelLoadException("kind: " + manifest.kind() + " (expected: one with a graph)");
  }
}
