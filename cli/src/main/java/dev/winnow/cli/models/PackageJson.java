package dev.winnow.cli.models;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.onnx.graph.ValueOutline;
import dev.winnow.runtime.check.PackageReport;
import dev.winnow.runtime.check.Signature;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.repository.PiiRulesManifest;
import dev.winnow.runtime.repository.StringClassifierManifest;
import dev.winnow.runtime.repository.TextClassifierManifest;
import java.util.List;
import java.util.Locale;

/** Packages as the command line shows them. */
final class PackageJson {
  private PackageJson() {}

  /** What a listing shows. */
  static ObjectNode brief(PackageManifest manifest) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", manifest.id());
    json.put("kind", manifest.kind());
    json.put("version", manifest.version());
    ArrayNode categories = json.putArray("categories");
    categories(manifest).forEach(categories::add);
    return json;
  }

  /** All that is known without running the model. */
  static ObjectNode full(PackageManifest manifest, Signature signature) {
    ObjectNode json = brief(manifest);
    values(json.putArray("inputs"), signature.inputs());
    values(json.putArray("outputs"), signature.outputs());
    if (manifest instanceof EncoderManifest encoder) {
      json.put("dimensions", encoder.dimensions()).put("maxTokens", encoder.maxTokens());
    } else if (manifest instanceof HeadManifest head) {
      json.put("encoder", head.encoder()).put("calibration", head.calibration().version());
      if (!head.adapter().isEmpty()) {
        json.put("adapter", head.adapter()).put("adapterSha256", head.adapterSha256());
      }
    } else if (manifest instanceof AdapterManifest adapter) {
      json.put("encoder", adapter.encoder()).put("rank", adapter.rank());
      json.put("adapterSha256", adapter.adapterSha256());
    } else if (manifest instanceof LabelManifest labelled) {
      putLabels(json, labelled);
    }
    ObjectNode hashes = json.putObject("sha256");
    manifest.hashes().forEach(hashes::put);
    return json;
  }

  private static void putLabels(ObjectNode json, LabelManifest manifest) {
    if (manifest instanceof TextClassifierManifest text) {
      json.put("maxTokens", text.maxTokens());
    } else if (manifest instanceof StringClassifierManifest string) {
      json.put("maxCharacters", string.maxCharacters());
    } else if (manifest instanceof NgramLinearManifest ngrams) {
      json.put("maxCharacters", ngrams.maxCharacters());
    } else if (manifest instanceof PiiRulesManifest rules) {
      json.put("maxCharacters", rules.maxCharacters());
    }
    json.put("activation", manifest.output().activation().name().toLowerCase(Locale.ROOT));
    json.put("exclusive", manifest.output().exclusive());
    json.put("batchInvariant", manifest.batchInvariant());
    if (!manifest.languages().isEmpty()) {
      manifest.languages().forEach(json.putArray("languages")::add);
    }
    ArrayNode labels = json.putArray("labels");
    manifest
        .output()
        .labels()
        .forEach(
            label ->
                labels.addObject().put("label", label.label()).put("category", label.category()));
  }

  /** How a check went, beside what is there already. */
  static ObjectNode put(ObjectNode json, PackageReport report) {
    json.put("ok", report.sound());
    report.fault().ifPresent(fault -> json.put("fault", fault));
    report.maxDeviation().ifPresent(deviation -> json.put("maxDeviation", deviation));
    if (!report.example().isEmpty()) {
      ObjectNode example = json.putObject("example");
      report.example().forEach(example::put);
    }
    return json;
  }

  private static List<String> categories(PackageManifest manifest) {
    if (manifest instanceof HeadManifest head) {
      return List.of(head.category());
    }
    return manifest instanceof LabelManifest labelled
        ? List.copyOf(labelled.output().columnsByCategory().keySet())
        : List.of();
  }

  /** A dimension that may differ from run to run is null. */
  private static void values(ArrayNode array, List<ValueOutline> values) {
    for (ValueOutline value : values) {
      ArrayNode shape =
          array.addObject().put("name", value.name()).put("type", value.type()).putArray("shape");
      for (long size : value.shape()) {
        if (size == ValueOutline.ANY) {
          shape.addNull();
        } else {
          shape.add(size);
        }
      }
    }
  }
}
