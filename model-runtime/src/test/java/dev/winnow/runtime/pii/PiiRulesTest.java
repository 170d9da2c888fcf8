package dev.winnow.runtime.pii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
class PiiRulesTest {
  @TempDir private Path folder;

  @Test
  void a_type_without_a_rule_is_not_looked_for() throws IOException {
    PiiFinder finder = PiiFinder.read(file("email: {alone: 0.9, named: 0.9, words: []}"));
    assertThat(finder.find("ann@example.org or 123-45-6789"))
        .extracting(PiiSpan::type)
        .containsExactly(PiiType.EMAIL);
  }

  @Test
  void without_a_score_alone_a_number_needs_a_word() throws IOException {
    PiiFinder finder = PiiFinder.read(file("us_ssn: {alone: 0, named: 0.8, words: [Social]}"));
    assertThat(finder.find("123-45-6789")).isEmpty();
    assertThat(finder.find("social: 123-45-6789")).hasSize(1);
  }

  @Test
  void what_is_no_rule_is_refused() throws IOException {
    assertRefused("shoe_size: {alone: 1, named: 1, words: []}", "type: shoe_size (expected: email");
    assertRefused("email: {alone: 2, named: 1, words: []}", "alone: 2.0 (expected: 0 to 1)");
    assertRefused("email: {alone: 1, named: 1, words: [a b]}", "words: a b (expected: letters");
    assertRefused("email: {alone: 1, named: 1}", "words");
    assertRefused("{}", "rules: none (expected: at least one)");
  }

  private void assertRefused(String yaml, String message) throws IOException {
    Path file = file(yaml);
    assertThatThrownBy(() -> PiiRules.read(file))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(message);
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("rules.yaml"), yaml);
  }
}
