package dev.winnow.runtime.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.FloatBuffer;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class UnitVectorsTest {
  private static final Offset<Float> SMALL = within(1e-6f);

  /** Two texts of width 3, the second of two tokens: the last row is padding. */
  private static final FloatBuffer HIDDEN =
      FloatBuffer.wrap(new float[] {9, 9, 9, 9, 9, 9, -3, 0, -1, -4, 100, 100});

  private static final TokenizedText TWO_TOKENS = new TokenizedText(new long[] {1, 2}, false);

  private final UnitVectors vectors = new UnitVectors(2);

  @Test
  void the_mean_is_over_the_tokens_without_padding() {
    float[] mean = pool(Pooling.MEAN);

    assertThat(mean[0]).isCloseTo((float) (-1 / Math.sqrt(2)), SMALL);
    assertThat(mean[1]).isCloseTo((float) (-1 / Math.sqrt(2)), SMALL);
  }

  @Test
  void the_largest_value_may_be_negative() {
    float[] max = pool(Pooling.MAX);

    assertThat(max[0]).isCloseTo(-1, SMALL);
    assertThat(max[1]).isCloseTo(0, SMALL);
  }

  @Test
  void the_first_token_may_stand_for_all() {
    assertThat(pool(Pooling.CLS)).containsExactly(-1, 0);
  }

  @Test
  void several_poolings_stand_side_by_side_each_of_length_one() {
    float[] all = pool(Pooling.CLS, Pooling.MEAN);

    assertThat(all).hasSize(4);
    assertThat(all[0]).isEqualTo(-1);
    assertThat(all[2]).isCloseTo((float) (-1 / Math.sqrt(2)), SMALL);
  }

  private float[] pool(Pooling... poolings) {
    return vectors.pool(HIDDEN, 1, 3, TWO_TOKENS, List.of(poolings));
  }
}
