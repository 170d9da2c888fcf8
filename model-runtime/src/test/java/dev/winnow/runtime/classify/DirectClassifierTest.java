package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.ngram.NgramFile;
import dev.winnow.runtime.ngram.NgramHasher;
import dev.winnow.runtime.ngram.NgramModel;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.repository.Activation;
import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.runtime.repository.LabelledOutput;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class DirectClassifierTest {
  private static final NgramShape WORDS = new NgramShape(12, 1, 1, 0);

  @TempDir private Path models;

  @BeforeEach
  void write() throws IOException {
    write("prizes", "spam", "prize");
    write("insults", "harassment", "fool");
  }

  @Test
  void gives_what_the_same_packages_give_in_batches_and_is_done_when_it_returns() {
    ClassifierSpec spec =
        ClassifierSpec.of(models, "none")
            .withBeside(List.of("prizes", "insults"))
            .withDevice(Device.CPU);
    try (Classifier direct = ModelHost.acquireDirect(models, List.of("prizes", "insults"));
        Classifier batched = ModelHost.acquire(spec)) {
      assertThat(direct.categories()).containsExactly("spam", "harassment");
      assertThat(direct.models()).isEqualTo(batched.models());
      for (String text : ProbeTexts.ALL) {
        CompletableFuture<Classification> answer = direct.classify("a prize, you fool: " + text);
        assertThat(answer).isDone();
        assertThat(answer.join()).isEqualTo(batched.classify("a prize, you fool: " + text).join());
      }
    }
  }

  @Test
  void a_model_none_of_whose_categories_are_wanted_does_not_run() {
    try (Classifier direct = ModelHost.acquireDirect(models, List.of("prizes", "insults"))) {
      Classification some = direct.classify("a prize", Wanted.of("spam")).join();
      assertThat(some.scores()).containsOnlyKeys("spam");
      assertThat(some.models()).extracting(ModelIdentity::id).containsExactly("prizes");
      assertThat(direct.classify("a prize", Wanted.of("pii")).join())
          .isEqualTo(Classification.NOTHING);
    }
  }

  @Test
  void many_threads_at_once_get_the_scores_of_one() {
    try (Classifier direct = ModelHost.acquireDirect(models, List.of("prizes"))) {
      List<Classification> alone =
          ProbeTexts.ALL.stream().map(text -> direct.classify(text).join()).toList();
      List<List<Classification>> together =
          IntStream.range(0, 32)
              .parallel()
              .mapToObj(
                  i -> ProbeTexts.ALL.stream().map(text -> direct.classify(text).join()).toList())
              .toList();
      assertThat(together).hasSize(32).allSatisfy(found -> assertThat(found).isEqualTo(alone));
    }
  }

  @Test
  void one_holder_that_lets_go_leaves_the_others_theirs() {
    Classifier first = ModelHost.acquireDirect(models, List.of("prizes"));
    try (Classifier second = ModelHost.acquireDirect(models, List.of("prizes"))) {
      first.close();
      assertThatThrownBy(() -> first.classify("a prize")).isInstanceOf(IllegalStateException.class);
      assertThat(second.classify("a prize").join().scores()).containsOnlyKeys("spam");
    }
  }

  @Test
  void two_models_of_one_category_are_refused() throws IOException {
    write("wins", "spam", "win");
    assertThatThrownBy(() -> ModelHost.acquireDirect(models, List.of("prizes", "wins")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("model: wins: spam");
    assertThatThrownBy(() -> ModelHost.acquireDirect(models, List.of()))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("models: none");
  }

  @Test
  void a_text_is_put_to_those_that_read_its_language_and_to_those_that_do_not_say()
      throws IOException {
    write("preise", "spam", "preis", "de");
    write("premios", "spam", "premio", "es", "pt");
    try (Classifier all =
        ModelHost.acquireDirect(models, List.of("premios", "preise", "insults"))) {
      assertThat(ids(all, "de")).containsExactly("preise", "insults");
      assertThat(ids(all, "pt")).containsExactly("premios", "insults");
      assertThat(ids(all, "en")).containsExactly("insults");
      assertThat(ids(all, null)).containsExactly("insults");
      assertThat(all.categories()).containsExactly("spam", "harassment");
    }
  }

  @Test
  void nobody_is_asked_about_a_language_that_nobody_reads() throws IOException {
    write("preise", "spam", "preis", "de");
    try (Classifier german = ModelHost.acquireDirect(models, List.of("preise"))) {
      assertThat(german.in("de")).isPresent();
      assertThat(german.in("en")).isEmpty();
      assertThat(german.in(null)).isEmpty();
    }
  }

  @Test
  void two_models_of_one_category_and_language_are_refused() throws IOException {
    write("preise", "spam", "preis", "de", "nl");
    write("prijzen", "spam", "prijs", "nl");
    assertThatThrownBy(() -> ModelHost.acquireDirect(models, List.of("preise", "prijzen")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("model: prijzen: spam");
    assertThatThrownBy(() -> ModelHost.acquireDirect(models, List.of("preise", "prizes")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("model: prizes: spam");
  }

  private static List<String> ids(Classifier all, @Nullable String language) {
    return all.in(language).orElseThrow().models().stream().map(ModelIdentity::id).toList();
  }

  /** A model of one category that knows one word. */
  private void write(String id, String category, String word, String... languages)
      throws IOException {
    Path folder = Files.createDirectory(models.resolve(id));
    byte[] weights = new byte[WORDS.buckets()];
    weights[new NgramHasher(WORDS).bucketsOf(word)[0]] = 100;
    Path file = folder.resolve("model.ngrams");
    NgramFile.write(new NgramModel(WORDS, new float[] {-1}, new float[] {0.05f}, weights), file);
    ManifestFile.write(
        folder,
        new NgramLinearManifest(
            id,
            "1",
            "model.ngrams",
            10_000,
            new LabelledOutput(
                "scores",
                Activation.SIGMOID,
                false,
                List.of(new LabelCategory(category, category)),
                Map.of()),
            Map.of("model.ngrams", Sha256.of(file)),
            List.of(languages)));
  }
}
