package dev.winnow.runtime.session;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies an output of {@link ElementType#MAPS} out of native memory. */
final class ScoreMaps {
  private ScoreMaps() {}

  static List<Map<String, Float>> read(OnnxValue output) throws OrtException {
    List<Map<String, Float>> rows = new ArrayList<>();
    for (OnnxValue row : ((OnnxSequence) output).getValue()) {
      try (row) {
        rows.add(copy((OnnxMap) row));
      }
    }
    return rows;
  }

  private static Map<String, Float> copy(OnnxMap row) throws OrtException {
    Map<String, Float> copy = new LinkedHashMap<>();
    row.getValue().forEach((label, score) -> copy.put(String.valueOf(label), (Float) score));
    return copy;
  }
}
