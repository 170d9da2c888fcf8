package dev.winnow.pipeline.drift;

import dev.winnow.pipeline.drift.Figure.Kind;
import dev.winnow.pipeline.policy.Scored;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.Outcome;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one item says of one figure. All of it stands in the verdict, so a stream, a topic and a
 * file of verdicts give the same, and the content is never looked at.
 *
 * @param number of a language without meaning
 * @param word of anything else empty
 */
public record Reading(Figure figure, double number, String word) {
  private static final Figure LANGUAGE = new Figure(Kind.LANGUAGE, "", "");

  /**
   * Of the verdict that the moderate job gives an item, final or not; nothing of any other, for the
   * general model and people see a choice of items that hangs on their budget.
   */
  public static List<Reading> of(Verdict verdict) {
    List<Reading> readings = new ArrayList<>();
    if (!isOfModerateJob(verdict)) {
      return readings;
    }
    addLanguage(readings, verdict.getLanguage());
    boolean screened = false;
    for (StageEvidence ran : verdict.getEvidence()) {
      if (!ran.getModels().isEmpty()) {
        screened |= ran.getStage().equals(Stage.SCREEN.term());
        add(readings, ran);
      }
    }
    for (Map.Entry<String, LabelScore> label : verdict.getLabels().entrySet()) {
      LabelScore found = label.getValue();
      if (!screened || !found.getStage().equals(Stage.SCREEN.term())) {
        readings.add(score(found.getStage(), label.getKey(), Scored.of(found).probability()));
      }
    }
    return readings;
  }

  /**
   * Of an item that goes on from the screen: what its verdict will say of the language and of the
   * screen, whatever becomes of it.
   *
   * @param language that it is judged in; null where nobody looked
   * @param screen what the screen found; null where none ran
   */
  static List<Reading> passedOn(@Nullable String language, @Nullable StageEvidence screen) {
    List<Reading> readings = new ArrayList<>();
    addLanguage(readings, language);
    if (screen != null && !screen.getModels().isEmpty()) {
      add(readings, screen);
    }
    return readings;
  }

  /** Whether it is of what the specialists found: the rest is known before them. */
  boolean isOfSpecialists() {
    return figure.stage().equals(Stage.SPECIALISTS.term());
  }

  private static void addLanguage(List<Reading> readings, @Nullable String language) {
    if (language != null) {
      String code = LanguageTag.primary(language).orElse(LanguageTag.UNDETERMINED);
      readings.add(new Reading(LANGUAGE, 0, code));
    }
  }

  private static boolean isOfModerateJob(Verdict verdict) {
    String by = verdict.getDecidedBy();
    return verdict.getOutcome().equals(Outcome.DECIDED.term())
        && (by.equals(Stage.SCREEN.term()) || by.equals(Stage.SPECIALISTS.term()));
  }

  /** The screen's evidence has all that it found, whoever had the last word on a category. */
  private static void add(List<Reading> readings, StageEvidence ran) {
    String stage = ran.getStage();
    readings.add(new Reading(new Figure(Kind.TOKENS, stage, ""), ran.getTokens(), ""));
    readings.add(
        new Reading(new Figure(Kind.TRUNCATED, stage, ""), ran.getTruncated() ? 1 : 0, ""));
    ran.getProbabilities()
        .forEach((category, found) -> readings.add(score(stage, category, found)));
  }

  private static Reading score(String stage, String category, double probability) {
    return new Reading(new Figure(Kind.SCORE, stage, category), probability, "");
  }
}
