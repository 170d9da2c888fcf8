package dev.winnow.pipeline.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which models an item meets, and what they may decide, by its language. */
final class CascadeLanguageTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private static final Policy POLICY =
      PolicyYaml.parse(
          1,
          """
          interimAction: allow
          categories:
            spam:
              action: remove
              screen: {allow: 0.2, act: 0.9}
              specialists: {allow: 0.3, act: 0.8}
          language: [en]
          languages:
            "de":
              spam: {screen: {allow: 0.1, act: 0.95}}
          """);

  @Property(seed = "17")
  void a_screen_never_decides_an_item_in_a_language_that_it_does_not_read(
      @ForAll("sets") Set<String> read,
      @ForAll("tags") @Nullable String language,
      @ForAll @DoubleRange(min = 0, max = 1) double found) {
    Map<String, Classifier> screens =
        read.stream().collect(Collectors.toMap(tag -> tag, tag -> new FakeClassifier("spam")));
    try (Cascade cascade = cascade(ItemLanguages.STATED, new ByLanguage(screens))) {
      Verdict verdict = judge(cascade, "spam " + found, language);
      boolean isRead = LanguageTag.primary(language).map(read::contains).orElse(false);
      boolean screened =
          verdict.getEvidence().stream().anyMatch(ran -> ran.getStage().equals("screen"));
      Statistics.label("decided by").collect(verdict.getDecidedBy());
      assertThat(screened).isEqualTo(isRead);
      assertThat(verdict.getDecidedBy().equals("screen")).isIn(false, isRead);
    }
  }

  @Test
  void the_screen_is_that_of_the_language_with_thresholds_of_its_own() {
    Map<String, Classifier> screens =
        Map.of("en", new FakeClassifier("spam"), "de", new FakeClassifier("spam", "hate"));
    try (Cascade cascade = cascade(ItemLanguages.STATED, new ByLanguage(screens))) {
      assertThat(judge(cascade, "spam 0.92", "en").getDecidedBy()).isEqualTo("screen");
      assertThat(judge(cascade, "spam 0.92", "de").getAction()).isEqualTo("review");
      Verdict german = judge(cascade, "spam 0.96", "de-AT");
      assertThat(german.getAction()).isEqualTo("remove");
      assertThat(german.getEvidence().get(0).getModels())
          .extracting(ModelRef::getId)
          .containsExactly("fake-spam", "fake-hate");
      assertThat(Objects.requireNonNull(german.getLabels().get("spam")).getAct()).isEqualTo(0.95);
    }
  }

  @Test
  void what_nobody_reads_waits_for_people_and_what_cannot_be_told_does_not() {
    try (Cascade cascade = cascade(ItemLanguages.STATED, new ByLanguage(Map.of()))) {
      Verdict danish = judge(cascade, "spam 0.99", "da");
      assertThat(danish.getAction()).isEqualTo("review");
      assertThat(danish.getLanguage()).isEqualTo("da");
      assertThat(Objects.requireNonNull(danish.getLabels().get("spam")).getFlagged()).isFalse();
      assertThat(judge(cascade, "spam 0.99", "und").getAction()).isEqualTo("remove");
      assertThat(judge(cascade, "spam 0.1", null).getAction()).isEqualTo("allow");
    }
  }

  @Test
  void a_screen_alone_leaves_what_it_does_not_read_to_people() {
    Cascade alone =
        new Cascade(
            new Guard(1000),
            ItemLanguages.assuming("fr"),
            POLICY,
            List.of(
                new CascadeStage(
                    Stage.SCREEN, new ByLanguage(Map.of("en", new FakeClassifier("spam"))))),
            CLOCK);
    try (alone) {
      Verdict verdict = judge(alone, "spam 0.99", null);
      assertThat(verdict.getAction()).isEqualTo("review");
      assertThat(verdict.getEvidence()).extracting(StageEvidence::getStage).isEmpty();
      assertThat(verdict.getLanguageSource()).isEqualTo("assumed");
      assertThat(judge(alone, "spam 0.99", "en").getAction()).isEqualTo("remove");
    }
  }

  @Provide
  Arbitrary<Set<String>> sets() {
    return Arbitraries.of("en", "de", "pt").set();
  }

  @Provide
  Arbitrary<String> tags() {
    return Arbitraries.of("en", "en-GB", "de", "pt_BR", "da", "und", "danish").injectNull(0.1);
  }

  private static Cascade cascade(ItemLanguages languages, Classifier screen) {
    return new Cascade(
        new Guard(1000),
        languages,
        POLICY,
        List.of(
            new CascadeStage(Stage.SCREEN, screen),
            new CascadeStage(Stage.SPECIALISTS, new FakeClassifier("spam"))),
        CLOCK);
  }

  private static Verdict judge(Cascade cascade, String text, @Nullable String language) {
    ContentItem item = Items.item("a").setText(text).setLanguage(language).build();
    return cascade.judge(item).join();
  }
}
