package dev.winnow.schemas;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The names of the topics, what their values are, and the registry subjects they stand under. */
public final class Topics {
  public static final String ITEMS = "content.items";
  public static final String VERDICTS = "moderation.verdicts";
  public static final String VERDICTS_ESCALATED = "moderation.verdicts.escalated";
  public static final String ESCALATIONS = "moderation.escalations";
  public static final String OPINIONS = "moderation.opinions";
  public static final String REVIEWS = "moderation.reviews";
  public static final String FEEDBACK = "moderation.feedback";
  public static final String POLICIES = "moderation.policies";
  public static final String DEPLOYMENTS = "moderation.deployments";
  public static final String DEAD_LETTERS = "moderation.dead-letters";
  public static final String AUDITS = "moderation.audits";
  public static final String ROLLUPS = "moderation.rollups";

  /** Topics that have a sibling for backfill and one for shadow. */
  private static final List<String> BY_MODE = List.of(VERDICTS, VERDICTS_ESCALATED, REVIEWS);

  private static final Map<String, Schema> SCHEMAS = schemas();

  private Topics() {}

  /** Every topic with the schema of its values, sorted by name. */
  public static Map<String, Schema> all() {
    return SCHEMAS;
  }

  /**
   * The topic that results of a mode go to: the topic itself when live, a sibling of it otherwise.
   */
  public static String of(String topic, Mode mode) {
    return topic + mode.topicSuffix();
  }

  /** The registry subject of a topic's values (the registry's default TopicNameStrategy). */
  public static String subject(String topic) {
    return topic + "-value";
  }

  private static Map<String, Schema> schemas() {
    TreeMap<String, Schema> schemas =
        new TreeMap<>(
            Map.ofEntries(
                Map.entry(ITEMS, ContentItem.getClassSchema()),
                Map.entry(VERDICTS, Verdict.getClassSchema()),
                Map.entry(VERDICTS_ESCALATED, Verdict.getClassSchema()),
                Map.entry(ESCALATIONS, EscalationRequest.getClassSchema()),
                Map.entry(OPINIONS, Opinion.getClassSchema()),
                Map.entry(REVIEWS, ReviewRequest.getClassSchema()),
                Map.entry(FEEDBACK, Feedback.getClassSchema()),
                Map.entry(POLICIES, PolicyUpdate.getClassSchema()),
                Map.entry(DEPLOYMENTS, ModelDeployment.getClassSchema()),
                Map.entry(DEAD_LETTERS, DeadLetter.getClassSchema()),
                Map.entry(AUDITS, Audit.getClassSchema()),
                Map.entry(ROLLUPS, Rollup.getClassSchema())));
    for (String topic : BY_MODE) {
      Schema schema = schemas.get(topic);
      for (Mode mode : Mode.values()) {
        schemas.put(of(topic, mode), schema);
      }
    }
    return Collections.unmodifiableMap(schemas);
  }
}
