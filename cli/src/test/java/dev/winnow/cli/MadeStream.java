package dev.winnow.cli;

import dev.winnow.connectors.json.RecordJson;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.AuditDraw;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ReviewRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records of a made-up stream, as {@code tail} prints them. */
public final class MadeStream {
  static final String POLICY =
      """
      interimAction: allow
      categories:
        spam:
          action: remove
          specialists: {allow: 0.2, act: 0.9}
        hate:
          action: remove
          specialists: {allow: 0.2, act: 0.9}
      audit:
        allowed: 0.01
        acted: 0.1
        near: 0.1
        people: 1
        perDay: 100000
        peoplePerDay: 100000
      """;

  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final List<String> lines = new ArrayList<>();
  private int items;
  private long version = 4;

  /** The version of the policy that what follows is decided under. */
  MadeStream under(long version) {
    this.version = version;
    return this;
  }

  /** So many items that were drawn and answered, of which some are errors. */
  MadeStream audited(String action, double probability, boolean near, int judged, int errors) {
    for (int i = 0; i < judged; i++) {
      boolean acts = action.equals("remove") != i < errors;
      String id = drawn(action, probability, near, action.equals("remove") ? 0.95 : 0.1);
      answered(id, "audit", acts, Map.of("spam", acts));
    }
    return this;
  }

  /** One that was drawn, without an answer. */
  String drawn(String action, double probability, boolean near, double spam) {
    String id = "item-" + items++;
    drawn(
        id, draw("specialists", action, near, probability), Map.of("spam", label(spam, 0.2, 0.9)));
    return id;
  }

  /** The same of an item that has a name already. */
  MadeStream drawn(String id, AuditDraw draw, Map<String, LabelScore> labels) {
    return line(
        RecordJson.of(
                Audit.newBuilder()
                    .setVerdictId("v-" + id)
                    .setTenant("t")
                    .setId(id)
                    .setDraw(draw)
                    .setLabels(labels)
                    .setPolicyVersion(version)
                    .setAt(NOON.plusSeconds(items))
                    .build())
            .toString());
  }

  /** A draw of which people are asked about every item. */
  public static AuditDraw draw(String stage, String action, boolean near, double probability) {
    return AuditDraw.newBuilder()
        .setStage(stage)
        .setAction(action)
        .setNear(near)
        .setProbability(probability)
        .setPeople(true)
        .setPeopleProbability(1)
        .build();
  }

  /** So many items that machines left to people, and people decided. */
  MadeStream reviewed(int violations, int harmless) {
    for (int i = 0; i < violations + harmless; i++) {
      String id = "item-" + items++;
      lines.add(
          RecordJson.of(
                  ReviewRequest.newBuilder()
                      .setTenant("t")
                      .setId(id)
                      .setText("a SECRET")
                      .setUnsure(List.of("spam"))
                      .setLabels(Map.of("spam", label(0.5, 0.2, 0.9)))
                      .setPolicyVersion(version)
                      .setRequestedAt(NOON.plusSeconds(items))
                      .build())
              .toString());
      answered(id, "review", i < violations, Map.of("spam", i < violations));
    }
    return this;
  }

  MadeStream answered(String id, String kind, boolean acts, Map<String, Boolean> labels) {
    lines.add(
        RecordJson.of(
                Feedback.newBuilder()
                    .setFeedbackId("f-" + id)
                    .setTenant("t")
                    .setId(id)
                    .setKind(kind)
                    .setAction(acts ? "remove" : "allow")
                    .setLabels(labels)
                    .setGivenAt(NOON.plusSeconds(items))
                    .build())
            .toString());
    return this;
  }

  MadeStream line(String line) {
    lines.add(line);
    return this;
  }

  /** In any order, for topics have none among each other. */
  List<String> lines() {
    List<String> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(5));
    return shuffled;
  }

  static LabelScore label(double probability, double allow, double act) {
    return LabelScore.newBuilder()
        .setScore(probability)
        .setProbability(probability)
        .setStage("specialists")
        .setAllow(allow)
        .setAct(act)
        .setFlagged(probability >= act)
        .setSure(probability >= act || probability < allow)
        .build();
  }
}
