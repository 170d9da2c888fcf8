package dev.winnow.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.schemas.ContentItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@SuppressWarnings("NullAway.Init") // by JUnit
class PostsOptionsTest {
  private static final List<String> CATEGORIES =
      List.of("toxicity", "hate", "spam", "prompt_injection");

  @TempDir private Path folder;

  @Command
  private static final class Posts {
    @Mixin private PostsOptions options = new PostsOptions();
  }

  @BeforeEach
  void write_a_set_of_abuse_and_one_of_questions() throws IOException {
    List<String> abuse = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String category = CATEGORIES.get(i % CATEGORIES.size());
      abuse.add(row("v" + i, "bad " + i, "\"" + category + "\":1"));
      abuse.add(row("h" + i, "hard " + i, "\"" + category + "\":0"));
    }
    write("abuse", abuse);
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < 76; i++) {
      questions.add(row("q" + i, "question " + i, "\"intent\":\"ask\""));
    }
    questions.add(row("qs", "bad question", "\"spam\":1"));
    write("questions", questions);
  }

  @Test
  void everyday_texts_are_the_harmless_rows_that_are_labelled() throws IOException {
    assertThat(texts()).filteredOn(text -> text.startsWith("hard")).hasSize(40);
    assertThat(texts()).noneMatch(text -> text.startsWith("question"));
  }

  @Test
  void or_those_of_the_sets_that_are_named() throws IOException {
    List<String> texts = texts("--everyday", "questions");

    assertThat(texts).filteredOn(text -> text.startsWith("question")).hasSize(76);
    assertThat(texts).noneMatch(text -> text.startsWith("hard"));
    assertThat(texts).filteredOn(text -> text.startsWith("bad")).hasSize(4);
  }

  @Test
  void a_set_that_is_not_there_is_named() {
    assertThatThrownBy(() -> texts("--everyday", "questions,answers"))
        .hasMessageContaining("--everyday: answers (expected: sets of --data with dev rows)");
    assertThatThrownBy(() -> read("--everyday", "questions"))
        .hasMessageContaining("--everyday: without --data (expected: both)");
  }

  private List<String> texts(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--data", folder.toString()));
    arguments.addAll(List.of(more));
    return read(arguments.toArray(String[]::new)).stream()
        .map(ContentItem::getText)
        .map(String::valueOf)
        .toList();
  }

  private List<ContentItem> read(String... arguments) throws IOException {
    Posts posts = new Posts();
    new CommandLine(posts).parseArgs(arguments);
    return posts.options.read(folder);
  }

  private void write(String set, List<String> rows) throws IOException {
    Files.write(Files.createDirectories(folder.resolve(set)).resolve("dev.jsonl"), rows);
  }

  private static String row(String id, String text, String label) {
    return "{\"id\":\"%s\",\"text\":\"%s\",\"lang\":\"en\",\"source\":\"%s\",\"labels\":{%s}}"
        .formatted(id, text, id.startsWith("q") ? "questions" : "abuse", label);
  }
}
