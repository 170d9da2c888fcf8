package dev.winnow.runtime.classify;

import dev.winnow.runtime.calibrate.PlattCalibration;
import dev.winnow.runtime.label.LabelModel;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;
import java.util.stream.Collectors;

/** A model of labels that answers by category. */
final class LabelTextModel implements TextModel {
  private final LabelModel model;
  private final LabelManifest manifest;

  LabelTextModel(LabelModel model) {
    this.model = model;
    this.manifest = model.manifest();
  }

  @Override
  public TokenizedText tokenize(String text) {
    return model.tokenize(text);
  }

  @Override
  public Object tokenization() {
    return model.tokenization();
  }

  @Override
  public BatchScorer newScorer() {
    BatchScorer scorer = new LabelScorer(model.newWorker(), manifest.output(), models().get(0));
    return manifest.batchInvariant() ? scorer : new OneByOne(scorer);
  }

  @Override
  public Device device() {
    return model.device();
  }

  @Override
  public List<ModelIdentity> models() {
    String calibration =
        manifest.output().calibration().values().stream()
            .map(PlattCalibration::version)
            .sorted()
            .distinct()
            .collect(Collectors.joining(","));
    return List.of(
        new ModelIdentity(manifest.id(), manifest.version(), manifest.modelSha256(), calibration));
  }

  @Override
  public List<String> categories() {
    return List.copyOf(manifest.output().columnsByCategory().keySet());
  }

  @Override
  public void close() {
    model.close();
  }
}
