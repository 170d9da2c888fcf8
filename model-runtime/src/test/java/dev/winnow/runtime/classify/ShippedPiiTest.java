package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.check.PackageCheck;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.PiiRulesManifest;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.session.Device;
import dev.winnow.schemas.Categories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules for personal data that stand in {@code models/}, as a specialist. */
@SuppressWarnings("NullAway.Init") // by JUnit
class ShippedPiiTest {
  private static final String PII = "pii";

  @TempDir private Path models;

  @Test
  void tells_a_text_with_personal_data_from_one_without() {
    try (Classifier classifier = ModelHost.acquire(spec(BuiltModels.FOLDER))) {
      assertThat(classifier.categories()).containsExactly(Categories.PII);
      assertThat(probability(classifier, "Write to ann@example.org")).isGreaterThan(0.9);
      assertThat(probability(classifier, "See you at 10:30, gate 12")).isZero();
    }
    assertThat(new PackageCheck(BuiltModels.FOLDER).of(PII).fault()).isEmpty();
  }

  @Test
  void rules_that_are_not_those_of_the_manifest_are_refused() throws IOException {
    Path folder = Files.createDirectory(models.resolve(PII));
    Path rules =
        Files.writeString(folder.resolve("rules.yaml"), "email: {alone: 1, named: 1, words: []}\n");
    PiiRulesManifest shipped =
        (PiiRulesManifest) ManifestFile.read(BuiltModels.FOLDER.resolve(PII));
    ManifestFile.write(
        folder,
        new PiiRulesManifest(
            PII, "2", "rules.yaml", 100, shipped.output(), Map.of("rules.yaml", Sha256.of(rules))));
    assertThatThrownBy(() -> ModelHost.acquire(spec(models)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("rules for [email] (expected: for [email, iban");
  }

  private static ClassifierSpec spec(Path models) {
    return ClassifierSpec.of(models, "none").withBeside(List.of(PII)).withDevice(Device.CPU);
  }

  private static double probability(Classifier classifier, String text) {
    CategoryScore score = classifier.classify(text).join().scores().get(Categories.PII);
    return score == null ? Double.NaN : score.probability();
  }
}
