package dev.winnow.benchmarks.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.runtime.repository.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HeadsBenchmarkTest {
  private static final Path MODELS =
      Path.of(System.getProperty("winnow.root", ".."), "model-runtime", "target", "models");
  private static final String ENCODER = "all-minilm-l6-v2";
  private static final List<String> TEXTS =
      List.of("Is the blue bicycle still for sale?", "The kettle whistled.");

  @Test
  void there_is_a_line_for_each_number_of_heads_and_one_with_all_wanted() throws IOException {
    HeadsSettings settings = new HeadsSettings(MODELS, ENCODER, List.of(4, 6), 2, 1, 8);

    List<HeadsResult> results = new HeadsBenchmark(settings, TEXTS).run();

    assertThat(results).extracting(HeadsResult::deployed).containsExactly(4, 6, 4);
    assertThat(results).extracting(HeadsResult::wanted).containsExactly(2, 2, 4);
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.throughput()).isPositive();
              assertThat(result.processor()).isNotNegative(); // so few texts may cost no tick
              assertThat(result.loadMillis()).isPositive();
            });
  }

  @Test
  void only_the_wanted_ones_of_the_made_heads_run(@TempDir Path folder) throws IOException {
    MadeHeads made = new MadeHeads(folder, new ModelRepository(MODELS).encoderManifest(ENCODER));
    ClassifierSpec spec =
        ClassifierSpec.of(MODELS, ENCODER)
            .withDeployed(List.of(made.write(0), made.write(1), made.write(2)))
            .withHeads(List.of(MadeHeads.id(0), MadeHeads.id(1), MadeHeads.id(2)))
            .withThreads(1);
    try (Classifier classifier = ModelHost.acquire(spec)) {
      Classification found =
          classifier.classify(TEXTS.get(0), Wanted.of(MadeHeads.category(1))).join();

      assertThat(found.scores()).containsOnlyKeys(MadeHeads.category(1));
      assertThat(found.models())
          .extracting(ModelIdentity::id)
          .containsExactly(ENCODER, MadeHeads.id(1));
    }
  }

  @Test
  void fewer_heads_than_are_wanted_are_refused() {
    assertThatThrownBy(() -> new HeadsSettings(MODELS, ENCODER, List.of(2), 3, 1, 8))
        .hasMessage("deployed: 2 (expected: at least wanted, 3)");
  }
}
