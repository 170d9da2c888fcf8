package dev.winnow.cli.thresholds;

import dev.winnow.cli.feedback.StreamItem;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.Scored;
import dev.winnow.runtime.classify.CategoryScore;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.LabelScore;
import dev.winnow.training.data.LabelledRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the stages find in the items that were answered.
 *
 * @param rows all that were drawn, in their order
 * @param rejected answered items that the guard turned away
 */
record AnswerRecording(List<AnswerRow> rows, int rejected) {
  private static final String SOURCE = "feedback";

  /** Machines of another make add up in another order. */
  private static final double SAME = 0.005;

  AnswerRecording {
    rows = List.copyOf(rows);
  }

  static AnswerRecording of(List<StreamItem> items, Guard guard, List<CascadeStage> stages) {
    Recording recording = new Recording(guard, stages);
    List<Boolean> taken = new ArrayList<>();
    for (StreamItem item : items) {
      ContentItem content = item.content();
      taken.add(content != null && recording.submit(row(item, content), content));
    }
    Iterator<RecordedRow> found = recording.finish().iterator();
    List<AnswerRow> rows = new ArrayList<>();
    for (int at = 0; at < items.size(); at++) {
      rows.add(new AnswerRow(items.get(at), taken.get(at) ? found.next() : null));
    }
    return new AnswerRecording(rows, recording.rejected());
  }

  /** How many items have another probability of a wanted category here than they had then. */
  int otherScores(PolicyDraft draft) {
    return (int)
        rows.stream()
            .filter(
                row ->
                    row.recorded() != null
                        && draft.wanted().stream()
                            .map(CategoryLimits::category)
                            .anyMatch(
                                category -> isOther(draft, category, row.item(), row.recorded())))
            .count();
  }

  private static boolean isOther(
      PolicyDraft draft, String category, StreamItem item, RecordedRow row) {
    LabelScore then = item.labels().get(category);
    for (int at = 0; then != null && at < draft.stages().size(); at++) {
      if (draft.stages().get(at).stage().term().equals(then.getStage())) {
        CategoryScore now = row.found().get(at).scores().get(category);
        return now == null || Math.abs(now.probability() - Scored.of(then).probability()) > SAME;
      }
    }
    return false;
  }

  private static LabelledRow row(StreamItem item, ContentItem content) {
    return new LabelledRow(
        item.name(),
        Objects.requireNonNull(content.getText(), "text"),
        Optional.ofNullable(content.getLanguage()).flatMap(LanguageTag::primary).orElse("und"),
        SOURCE,
        Objects.requireNonNull(item.violations(), "violations"),
        Map.of());
  }
}
