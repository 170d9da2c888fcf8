package dev.winnow.pipeline.audit;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * An item that was drawn to be checked, on its way to the place that counts how many are. Crosses
 * Flink's edges as a POJO.
 *
 * @param verdict the final one, which stands
 * @param request asks for the check
 */
public record Drawn(Verdict verdict, EscalationRequest request) {
  public static final TypeInformation<Drawn> TYPE = TypeInformation.of(Drawn.class);

  /** The side output of those who decide. */
  public static final OutputTag<Drawn> OUTPUT = new OutputTag<>("drawn", TYPE);
}
