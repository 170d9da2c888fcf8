package dev.winnow.pipeline.operator;

import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Verdict;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.util.OutputTag;

/** What the operators send besides their main output. */
public final class Outputs {
  public static final TypeInformation<Verdict> VERDICT = new AvroTypeInfo<>(Verdict.class);

  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", new AvroTypeInfo<>(DeadLetter.class));

  /** Verdicts on revisions that end without a model. */
  public static final OutputTag<Verdict> WITHDRAWN = new OutputTag<>("withdrawn", VERDICT);

  /** Final verdicts of the screen. */
  public static final OutputTag<Verdict> SCREENED = new OutputTag<>("screened", VERDICT);

  public static final OutputTag<EscalationRequest> ESCALATIONS =
      new OutputTag<>("escalations", new AvroTypeInfo<>(EscalationRequest.class));

  private Outputs() {}
}
