package dev.winnow.cli.thresholds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.feedback.SampleStratum;
import dev.winnow.cli.feedback.StreamSample;
import java.util.List;
import java.util.stream.Stream;

/** What answers a finding rests on. Fields may be added, none renamed or dropped. */
final class AnswerJson {
  private AnswerJson() {}

  static ObjectNode of(
      StreamSample sample, AnswerSplit split, int otherScores, boolean onlyMoreCareful) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode strata = json.putArray("strata");
    split.strata().forEach(stratum -> strata.add(stratum(stratum, split)));
    json.put("otherThresholds", sample.otherThresholds());
    json.put("unknownDraw", sample.unknownDraw());
    json.put("withoutContent", sample.withoutContent());
    json.put("otherScores", otherScores);
    ArrayNode notCovered = json.putArray("notCovered");
    if (onlyMoreCareful) {
      notCovered.add("general");
    }
    json.put("onlyMoreCareful", onlyMoreCareful);
    return json.put("unreadable", sample.unreadable());
  }

  private static ObjectNode stratum(SampleStratum stratum, AnswerSplit split) {
    List<AnswerRow> drawn =
        Stream.concat(split.searched().stream(), split.proven().stream())
            .filter(row -> row.stratum().equals(stratum))
            .toList();
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", stratum.kind())
        .put("probability", stratum.probability())
        .put("drawn", drawn.size())
        .put("answered", drawn.stream().filter(AnswerRow::isJudged).count())
        .put("items", Math.round(drawn.size() / stratum.probability()));
  }
}
