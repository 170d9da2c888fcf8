package dev.winnow.training.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.lineage.PackageRef;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TeacherAnswersTest {
  private static final LabelledRow ROW =
      new LabelledRow(
          "1", "one two three four five six", "en", "made", Map.of(), Map.of(), Map.of());

  @Test
  void a_category_has_as_many_excerpts_as_it_asked_for_whatever_others_did() {
    Teaching teaching =
        new Teaching(
            new Counting(),
            Map.of("hate", 0.5, "profanity", 0.5, "toxicity", 0.5),
            Map.of("hate", 3, "toxicity", 1));
    TeacherAnswers answers = TeacherAnswers.ask(teaching, List.of(ROW), 7, line -> {});

    TaughtRow hate = answers.of(ROW, "hate", teaching.excerpts("hate"));
    TaughtRow toxicity = answers.of(ROW, "toxicity", teaching.excerpts("toxicity"));
    TaughtRow profanity = answers.of(ROW, "profanity", teaching.excerpts("profanity"));

    assertThat(hate.excerpts()).hasSize(3);
    assertThat(toxicity.excerpts())
        .singleElement()
        .extracting(TaughtExcerpt::text)
        .isEqualTo(hate.excerpts().get(0).text());
    assertThat(profanity.excerpts()).isEmpty();
    assertThat(profanity.said()).isEqualTo(0.06);
  }

  /** Says how many words a text has, in hundredths. */
  private static final class Counting implements Teacher {
    @Override
    public List<PackageRef> answersFor(String category) {
      return List.of();
    }

    @Override
    public List<Map<String, Double>> ask(List<String> texts, Consumer<String> progress) {
      return texts.stream()
          .map(text -> text.split(" ").length / 100.0)
          .map(said -> Map.of("hate", said, "toxicity", said, "profanity", said))
          .toList();
    }
  }
}
