package dev.winnow.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.training.data.LabelledRow;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityWordsTest {
  private final IdentityWords words = new IdentityWords();

  @Test
  void counts_alarms_on_harmless_rows_that_hold_a_word() {
    add("Proud to be deaf!", false, true);
    add("my deaf neighbour, a Christian", false, false);
    add("deaf", true, true);
    add("deafening", false, true);

    JsonNode toxicity = words.json().get("toxicity");

    assertThat(toxicity.at("/deaf/harmless").asInt()).isEqualTo(2);
    assertThat(toxicity.at("/deaf/flagged").asInt()).isEqualTo(1);
    assertThat(toxicity.at("/deaf/falsePositiveRate").asDouble()).isEqualTo(0.5);
    assertThat(toxicity.at("/christian/flagged").asInt()).isZero();
    assertThat(toxicity.size()).isEqualTo(2);
  }

  private void add(String text, boolean toxic, boolean flagged) {
    words.add(
        new LabelledRow("1", text, "en", "made", Map.of("toxicity", toxic), Map.of()),
        Map.of("toxicity", new Prediction(0.5, flagged, "general")));
  }
}
