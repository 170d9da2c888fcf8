package dev.winnow.benchmarks.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.runtime.deploy.PackageSet;
import dev.winnow.runtime.repository.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EncoderVariantTest {
  private static final Path MODELS =
      Path.of(System.getProperty("winnow.root", ".."), "model-runtime", "target", "models");
  private static final String ENCODER = "all-minilm-l6-v2";
  private static final String TEXT = "The kettle whistled while rain drummed on the tin roof.";

  @Test
  void what_is_deployed_scores_as_its_template_under_a_hash_of_its_own(@TempDir Path folder)
      throws IOException {
    EncoderVariant variant =
        EncoderVariant.write(
            new ModelRepository(MODELS), ENCODER, folder.resolve("template"), 1.1f);

    Deployment first = variant.describe(folder.resolve("first"), 1);
    Deployment second = variant.describe(folder.resolve("second"), 2);

    Path file = second.folder().resolve(ENCODER).resolve("model.onnx");
    assertThat(file).doesNotExist();
    variant.bring(second.folder(), 2);
    assertThat(file).exists();
    assertThat(first.sha256()).isNotEqualTo(second.sha256());
    assertThat(variant.identity(first.folder())).isNotEqualTo(variant.identity(second.folder()));

    Classification original = found(ClassifierSpec.of(MODELS, ENCODER));
    Classification template = found(over(variant.template()));
    Classification deployed = found(over(second));
    assertThat(deployed.scores()).isEqualTo(template.scores());
    assertThat(deployed.models()).isNotEqualTo(template.models());
    assertThat(deployed.models()).contains(variant.identity(second.folder()));
    assertThat(template.scores().keySet()).isEqualTo(original.scores().keySet());
    assertThat(template.scores()).isNotEqualTo(original.scores());

    variant.remove(second.folder());
    assertThat(file).doesNotExist();
    assertThat(file.resolveSibling("tokenizer.json")).exists();
  }

  private static ClassifierSpec over(Deployment deployment) {
    return ClassifierSpec.of(MODELS, ENCODER)
        .withDeployed(PackageSet.of(deployment.folder()).folders());
  }

  private static Classification found(ClassifierSpec spec) {
    try (Classifier classifier = ModelHost.acquire(spec.withThreads(1).withCacheEntries(0))) {
      return classifier.classify(TEXT).join();
    }
  }
}
