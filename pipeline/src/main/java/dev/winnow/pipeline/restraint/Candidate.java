package dev.winnow.pipeline.restraint;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * Something that a machine is about to act on, on its way to the place that may hold it. Crosses
 * Flink's edges as a POJO.
 *
 * @param verdict as it stands where nothing holds it
 * @param request puts the item to whoever is next, where it is held or the verdict is not final
 * @param items how many items its subtask has decided since it sent the last candidate, this one
 *     included: what a flag rate is a share of
 */
public record Candidate(Verdict verdict, EscalationRequest request, long items) {
  public static final TypeInformation<Candidate> TYPE = TypeInformation.of(Candidate.class);

  /** The side output of those who decide. */
  public static final OutputTag<Candidate> OUTPUT = new OutputTag<>("candidates", TYPE);
}
