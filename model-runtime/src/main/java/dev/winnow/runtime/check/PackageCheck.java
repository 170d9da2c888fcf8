package dev.winnow.runtime.check;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.adapt.AdaptableEncoder;
import dev.winnow.runtime.classify.ModelTrial;
import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.probe.BatchDeviation;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Loads a package as a worker would, tries it on harmless texts of every sort, and measures whether
 * its answers depend on what shares a batch. On the CPU. Takes seconds.
 */
public final class PackageCheck {
  private final ModelRepository repository;

  public PackageCheck(Path models) {
    this.repository = new ModelRepository(models);
  }

  /** Never fails for what is wrong with the package: the report says it. */
  public PackageReport of(String id) {
    try {
      return report(id, repository.any(id));
    } catch (RuntimeException e) {
      return PackageReport.faulty(id, String.valueOf(e.getMessage()));
    }
  }

  private PackageReport report(String id, ModelPackage<PackageManifest> model) {
    if (model.manifest() instanceof EncoderManifest encoder) {
      ModelPackage<EncoderManifest> files = new ModelPackage<>(model.folder(), encoder);
      return encoderReport(id, Encoder.open(files, Device.CPU), Encoder::newWorker);
    }
    if (model.manifest() instanceof AdapterManifest adapter) {
      ModelPackage<EncoderManifest> base = repository.encoder(adapter.encoder());
      Encoder encoder =
          AdaptableEncoder.open(base, List.of(repository.adapter(id, base.manifest())), Device.CPU);
      return encoderReport(id, encoder, opened -> opened.newWorker(id));
    }
    if (model.manifest() instanceof HeadManifest head) {
      ModelTrial trial = ModelTrial.ofHead(repository.root(), head);
      requireInvariant(id, trial.deviation());
      return PackageReport.sound(id, trial.deviation(), trial.example());
    }
    ModelTrial trial = ModelTrial.ofLabels(labels(model));
    return PackageReport.sound(id, trial.deviation(), trial.example());
  }

  private static ModelPackage<LabelManifest> labels(ModelPackage<PackageManifest> model) {
    if (model.manifest() instanceof LabelManifest manifest) {
      return new ModelPackage<>(model.folder(), manifest);
    }
    throw new ModelLoadException(
        "%s: kind: %s (expected: one that can be checked)"
            .formatted(model.folder(), model.manifest().kind()));
  }

  private static PackageReport encoderReport(
      String id, Encoder opened, Function<Encoder, EncoderWorker> workers) {
    try (Encoder encoder = opened) {
      EncoderWorker worker = workers.apply(encoder);
      List<TokenizedText> texts =
          ProbeTexts.ALL.stream()
              .map(encoder::tokenize)
              .sorted(Comparator.comparingInt(TokenizedText::length))
              .toList();
      double deviation = BatchDeviation.measure(texts, worker::encode);
      requireInvariant(id, deviation);
      return PackageReport.sound(id, deviation, Map.of());
    }
  }

  private static void requireInvariant(String id, double deviation) {
    if (!(deviation <= BatchDeviation.LIMIT)) {
      throw new ModelLoadException(
          "model: %s: a number moves by %.1e in a batch (expected: at most %.0e)"
              .formatted(id, deviation, BatchDeviation.LIMIT));
    }
  }
}
