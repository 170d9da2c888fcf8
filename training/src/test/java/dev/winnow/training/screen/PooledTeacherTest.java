package dev.winnow.training.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.training.lineage.PackageRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PooledTeacherTest {
  private static final Path MODELS = Path.of(System.getProperty("winnow.root", ".."), "models");
  private static final List<String> ENCODERS = List.of("all-minilm-l6-v2", "bge-small-en-v1.5");

  @Test
  void what_several_know_is_pooled_and_what_one_knows_is_taken_from_that_one() {
    Teacher pooled =
        new PooledTeacher(
            List.of(new Sure(Map.of("spam", 0.9, "hate", 0.3)), new Sure(Map.of("spam", 0.5))),
            List.of(Set.of("spam", "hate"), Set.of("spam")));

    List<Map<String, Double>> told = pooled.ask(List.of("one", "two"), progress -> {});

    assertThat(told).hasSize(2).allMatch(text -> text.keySet().equals(Set.of("spam", "hate")));
    assertThat(told.get(1).get("spam")).isCloseTo(0.75, within(1e-12)); // odds of 9 and 1
    assertThat(told.get(1).get("hate")).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void the_heads_of_each_encoder_answer_for_what_they_score() {
    Teacher teacher = PooledTeacher.of(MODELS, ENCODERS, List.of("toxicity", "profanity"), 1, true);

    assertThat(teacher.answersFor("toxicity"))
        .extracting(PackageRef::id)
        .containsExactly("all-minilm-l6-v2-toxicity", "bge-small-en-v1.5-toxicity");
    assertThat(teacher.answersFor("profanity"))
        .extracting(PackageRef::id)
        .containsExactly("all-minilm-l6-v2-profanity");
    assertThatThrownBy(() -> teacher.answersFor("spam")).hasMessageContaining("not taught");
    assertThat(PooledTeacher.of(MODELS, ENCODERS.subList(0, 1), List.of("spam"), 1, true))
        .isInstanceOf(HeadTeacher.class);
  }

  @Test
  void triggers_teach_triggers_alone(@TempDir Path folder) throws IOException {
    for (String id : List.of("bge-small-en-v1.5", "bge-small-en-v1.5-spam")) {
      String manifest = Files.readString(MODELS.resolve(id).resolve("model.yaml"));
      Files.writeString(
          Files.createDirectories(folder.resolve(id)).resolve("model.yaml"),
          manifest.replaceFirst(
              "(?s)calibration:.*", "calibration: {method: none, a: 1, b: 0, version: none}\n"));
    }
    List<String> spam = List.of("spam");

    assertThat(PooledTeacher.of(folder, ENCODERS, spam, 1, false).answersFor("spam")).hasSize(1);
    assertThatThrownBy(() -> PooledTeacher.of(folder, ENCODERS, spam, 1, true))
        .hasMessageContaining("-spam: is not calibrated (expected: a head whose");
  }

  @Test
  void a_lineage_lists_all_who_taught_a_category() {
    Teacher teacher = PooledTeacher.of(MODELS, ENCODERS, List.of("toxicity", "profanity"), 1, true);
    var json = new Teaching(teacher, Map.of("toxicity", 0.5, "profanity", 0.25)).json();

    assertThat(json.at("/toxicity/by/1/id").textValue()).isEqualTo("bge-small-en-v1.5-toxicity");
    assertThat(json.at("/profanity/by/id").textValue()).isEqualTo("all-minilm-l6-v2-profanity");
  }

  /** Says the same of every text. */
  private record Sure(Map<String, Double> words) implements Teacher {
    @Override
    public List<PackageRef> answersFor(String category) {
      return List.of(new PackageRef("sure-" + category, "1", "aa"));
    }

    @Override
    public List<Map<String, Double>> ask(List<String> texts, Consumer<String> progress) {
      return texts.stream().map(text -> words).toList();
    }
  }
}
