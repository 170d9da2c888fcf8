package dev.winnow.pipeline.drift;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * Into which bins the last items of a subtask fell. Crosses Flink's edges as a POJO.
 *
 * @param counts by bin, of all figures of the reference one after the other
 */
public record DriftCounts(int[] counts) {
  public static final TypeInformation<DriftCounts> TYPE = TypeInformation.of(DriftCounts.class);

  /** The side output of those who decide. */
  public static final OutputTag<DriftCounts> OUTPUT = new OutputTag<>("drift", TYPE);
}
