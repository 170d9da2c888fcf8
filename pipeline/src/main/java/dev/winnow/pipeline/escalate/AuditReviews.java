package dev.winnow.pipeline.escalate;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ReviewRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Asks people about items that were drawn for them. What they are shown is the content alone: no
 * verdict, no label, no model. The request's {@code kind} goes into the feedback and is not for
 * their eyes.
 */
final class AuditReviews implements FlatMapFunction<EscalationRequest, ReviewRequest> {
  /** What a request for a check has as its kind. */
  static final String KIND = "audit";

  private static final long serialVersionUID = 1;

  @Override
  public void flatMap(EscalationRequest request, Collector<ReviewRequest> out) {
    if (request.getAudit().getPeople()) {
      out.collect(
          ReviewRequest.newBuilder()
              .setTenant(request.getTenant())
              .setId(request.getId())
              .setRevision(request.getRevision())
              .setMode(request.getMode())
              .setKind(KIND)
              .setText(request.getText())
              .setThread(request.getThread())
              .setLanguage(request.getLanguage())
              .setSurface(request.getSurface())
              .setRequestedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
              .build());
    }
  }
}
