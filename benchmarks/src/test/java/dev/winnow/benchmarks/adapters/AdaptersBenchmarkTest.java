package dev.winnow.benchmarks.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AdaptersBenchmarkTest {
  private static final Path ENCODER =
      Path.of(
          System.getProperty("winnow.root", ".."),
          "model-runtime",
          "target",
          "encoders",
          "all-minilm-l6-v2");

  /** Enough of them that the processor's clock, which ticks in hundredths, has moved. */
  private static final List<String> TEXTS =
      Stream.generate(() -> List.of("Is the blue bicycle still for sale?", "The kettle whistled."))
          .limit(40)
          .flatMap(List::stream)
          .toList();

  @Test
  void shared_adapters_give_what_merged_encoders_give() throws IOException {
    AdaptersSettings settings = new AdaptersSettings(ENCODER, 2, 4, 1);

    List<AdapterForm> forms = new AdaptersBenchmark(settings, 384).run(TEXTS);

    assertThat(forms)
        .extracting(AdapterForm::name)
        .containsExactly(
            AdaptersBenchmark.PLAIN, AdaptersBenchmark.SHARED, AdaptersBenchmark.MERGED);
    assertThat(forms.get(0).fromMerged()).isGreaterThan(1e-2);
    assertThat(forms.get(1).fromMerged()).isLessThan(1e-4);
    assertThat(forms.get(2).fromMerged()).isZero();
    assertThat(forms)
        .allSatisfy(
            form -> {
              assertThat(form.processor()).isNotNegative(); // so few texts may cost no tick
              assertThat(form.loadMillis()).isPositive();
            });
  }
}
