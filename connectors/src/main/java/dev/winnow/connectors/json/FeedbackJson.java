package dev.winnow.connectors.json;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.Mode;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Answers of reviewers as JSON Lines: {@code {"id":"1","action":"allow"}} and, where wanted,
 * tenant, revision, mode, run, kind, labels, reviewer, feedbackId, givenAt.
 */
public final class FeedbackJson {
  private static final Set<String> KINDS = Set.of("review", "appeal", "audit");
  private static final Set<Action> ACTIONS = Set.of(Action.ALLOW, Action.LIMIT, Action.REMOVE);

  private FeedbackJson() {}

  /**
   * The answer that a line holds.
   *
   * @param clock gives the time of an answer that names none
   * @throws JsonLineException where the line is not JSON, has no id or action, or a field is of the
   *     wrong kind
   */
  public static Feedback parse(String line, Clock clock) {
    JsonFields fields = JsonFields.parse(line);
    ItemKey key = ContentItemJson.key(fields);
    Instant givenAt = fields.instant("givenAt");
    return Feedback.newBuilder()
        .setFeedbackId(fields.text("feedbackId", UUID.randomUUID().toString()))
        .setTenant(key.tenant())
        .setId(key.id())
        .setRevision(ContentItemJson.revision(fields))
        .setMode(fields.term("mode", Mode.LIVE.term(), Mode::of))
        .setRun(fields.text("run"))
        .setKind(fields.term("kind", "review", FeedbackJson::kind))
        .setAction(fields.term("action", fields.requiredText("action"), FeedbackJson::action))
        .setLabels(fields.flags("labels"))
        .setReviewer(fields.text("reviewer"))
        .setGivenAt(givenAt == null ? clock.instant() : givenAt)
        .build();
  }

  private static String kind(String kind) {
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException("kind");
    }
    return kind;
  }

  private static Action action(String term) {
    Action action = Action.of(term);
    if (!ACTIONS.contains(action)) {
      throw new IllegalArgumentException("action");
    }
    return action;
  }
}
