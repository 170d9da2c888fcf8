package dev.winnow.runtime.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.Sentences;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.session.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncoderTest {
  @ParameterizedTest
  @CsvSource({BuiltModels.MINILM + ", 768", BuiltModels.BGE + ", 768"})
  void gives_unit_vectors_that_lie_close_for_texts_of_like_meaning(String id, int dimensions) {
    try (TextEncoder encoder = TextEncoder.open(BuiltModels.FOLDER, id, Device.CPU, 2)) {
      float[][] vectors =
          encoder.encode(
              List.of(
                  "A cat sleeps on the warm sofa.",
                  "The kitten is napping on the couch.",
                  "Quarterly revenue grew by four per cent."));
      assertThat(encoder.dimensions()).isEqualTo(dimensions);
      for (float[] vector : vectors) {
        assertThat(dot(vector, vector)).isCloseTo(1, within(1e-6));
      }
      assertThat(dot(vectors[0], vectors[1])).isGreaterThan(dot(vectors[0], vectors[2]) + 0.2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BuiltModels.MINILM, BuiltModels.BGE})
  void a_text_has_the_same_vector_alone_and_among_others(String id) {
    List<String> texts = Sentences.some(40, 7);
    try (TextEncoder encoder = TextEncoder.open(BuiltModels.FOLDER, id, Device.CPU, 2)) {
      float[][] together = encoder.encode(texts);
      for (int i = 0; i < texts.size(); i++) {
        float[] alone = encoder.encode(List.of(texts.get(i)))[0];
        assertThat(together[i]).containsExactly(alone, within(1e-5f));
      }
    }
  }

  @Test
  void poolings_stand_side_by_side_each_of_unit_length() {
    List<String> texts = Sentences.some(12, 5);
    try (TextEncoder encoder =
        TextEncoder.open(BuiltModels.FOLDER, BuiltModels.MINILM, Device.CPU, 2)) {
      int width = encoder.dimensions();
      float[][] own = encoder.encode(texts);
      float[][] both = encoder.encode(texts, List.of(Pooling.MAX, Pooling.MEAN), done -> {});
      for (int i = 0; i < texts.size(); i++) {
        assertThat(both[i]).hasSize(2 * width);
        float[] max = Arrays.copyOf(both[i], width);
        assertThat(dot(max, max)).isCloseTo(1, within(1e-6));
        assertThat(Arrays.copyOfRange(both[i], width, 2 * width))
            .containsExactly(own[i], within(1e-5f));
        assertThat(dot(max, own[i])).isLessThan(0.99);
      }
    }
  }

  @Test
  void tells_its_progress_up_to_the_last_text() {
    List<Integer> told = new ArrayList<>();
    try (TextEncoder encoder =
        TextEncoder.open(BuiltModels.FOLDER, BuiltModels.MINILM, Device.CPU, 2)) {
      encoder.encode(Sentences.some(60, 1), told::add);
      assertThat(encoder.encode(List.of())).isEmpty();
    }
    assertThat(told).isSorted().endsWith(60);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
