package dev.winnow.connectors.kafka;

import dev.winnow.schemas.Audit;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Opinion;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import java.io.Serializable;
import org.apache.flink.util.function.SerializableFunction;

/** Where a record goes: its topic, which may depend on its mode, and its key, {@code tenant/id}. */
public record RecordRoute<T>(
    Class<T> type, SerializableFunction<T, String> topic, SerializableFunction<T, String> key)
    implements Serializable {

  public static RecordRoute<ContentItem> items() {
    return new RecordRoute<>(
        ContentItem.class, item -> Topics.ITEMS, item -> key(item.getTenant(), item.getId()));
  }

  /** Verdicts of the moderate job, by mode. */
  public static RecordRoute<Verdict> verdicts() {
    return verdictsTo(Topics.VERDICTS);
  }

  /** Verdicts of the escalate job, by mode. */
  public static RecordRoute<Verdict> escalatedVerdicts() {
    return verdictsTo(Topics.VERDICTS_ESCALATED);
  }

  public static RecordRoute<EscalationRequest> escalations() {
    return new RecordRoute<>(
        EscalationRequest.class,
        request -> Topics.ESCALATIONS,
        request -> key(request.getTenant(), request.getId()));
  }

  /** Review requests, by mode. */
  public static RecordRoute<ReviewRequest> reviews() {
    return new RecordRoute<>(
        ReviewRequest.class,
        request -> Topics.of(Topics.REVIEWS, Mode.of(request.getMode())),
        request -> key(request.getTenant(), request.getId()));
  }

  public static RecordRoute<Feedback> feedback() {
    return new RecordRoute<>(
        Feedback.class,
        feedback -> Topics.FEEDBACK,
        feedback -> key(feedback.getTenant(), feedback.getId()));
  }

  public static RecordRoute<Opinion> opinions() {
    return new RecordRoute<>(
        Opinion.class,
        opinion -> Topics.OPINIONS,
        opinion -> key(opinion.getTenant(), opinion.getId()));
  }

  public static RecordRoute<Audit> audits() {
    return new RecordRoute<>(
        Audit.class, audit -> Topics.AUDITS, audit -> key(audit.getTenant(), audit.getId()));
  }

  /** Dead letters, by the item where it is known, else by the original's coordinates. */
  public static RecordRoute<DeadLetter> deadLetters() {
    return new RecordRoute<>(
        DeadLetter.class, letter -> Topics.DEAD_LETTERS, RecordRoute::deadLetterKey);
  }

  /** The same records under the same keys, all to one topic. */
  public RecordRoute<T> to(String otherTopic) {
    return new RecordRoute<>(type, record -> otherTopic, key);
  }

  private static RecordRoute<Verdict> verdictsTo(String topic) {
    return new RecordRoute<>(
        Verdict.class,
        verdict -> Topics.of(topic, Mode.of(verdict.getMode())),
        verdict -> key(verdict.getTenant(), verdict.getId()));
  }

  private static String deadLetterKey(DeadLetter letter) {
    String tenant = letter.getTenant();
    String id = letter.getId();
    if (tenant != null && id != null) {
      return key(tenant, id);
    }
    return letter.getTopic() + "/" + letter.getPartition() + "/" + letter.getOffset();
  }

  private static String key(String tenant, String id) {
    return tenant + "/" + id;
  }
}
