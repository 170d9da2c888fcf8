package dev.winnow.runtime.label;

import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.StringClassifierManifest;
import dev.winnow.runtime.repository.StringClassifierManifest.OutputForm;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.ModelSignature;
import dev.winnow.runtime.session.TensorSpec;
import dev.winnow.runtime.tokenize.Characters;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.List;

/**
 * A pipeline from strings to scores in memory. Runs on the CPU, whatever the others run on: no
 * other device knows strings.
 */
final class StringClassifier implements LabelModel {
  private final StringClassifierManifest manifest;
  private final ModelSession session;

  private StringClassifier(StringClassifierManifest manifest, ModelSession session) {
    this.manifest = manifest;
    this.session = session;
  }

  static StringClassifier open(ModelPackage<StringClassifierManifest> model) {
    StringClassifierManifest manifest = model.manifest();
    return new StringClassifier(
        manifest, ModelSession.open(model.file(manifest.model()), signature(manifest), Device.CPU));
  }

  private static ModelSignature signature(StringClassifierManifest manifest) {
    String name = manifest.output().name();
    long any = TensorSpec.ANY;
    TensorSpec input =
        manifest.inputRank() == 1
            ? TensorSpec.string(manifest.input(), any)
            : TensorSpec.string(manifest.input(), any, 1L);
    TensorSpec output =
        manifest.outputForm() == OutputForm.MAPS
            ? TensorSpec.maps(name)
            : TensorSpec.float32(name, any, (long) manifest.output().labels().size());
    return new ModelSignature(List.of(input), List.of(output));
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
    return Characters.of(text, manifest.maxCharacters());
  }

  @Override
  public Object tokenization() {
    return "characters, at most " + manifest.maxCharacters();
  }

  @Override
  public LabelWorker newWorker() {
    return new StringClassifierWorker(session, manifest);
  }

  @Override
  public void close() {
    session.close();
  }
}
