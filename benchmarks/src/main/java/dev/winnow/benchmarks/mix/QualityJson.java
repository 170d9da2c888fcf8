package dev.winnow.benchmarks.mix;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The fields of {@link Quality} in what the benchmark prints. */
public final class QualityJson {
  private QualityJson() {}

  public static void put(ObjectNode json, Quality quality) {
    json.put("macroF1", quality.macroF1());
    ObjectNode f1 = json.putObject("f1");
    quality.f1().forEach(f1::put);
    json.put("missed", quality.missed()).put("falseAlarms", quality.falseAlarms());
  }
}
