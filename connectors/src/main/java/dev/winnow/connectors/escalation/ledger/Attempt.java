package dev.winnow.connectors.escalation.ledger;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Opinion;
import org.jspecify.annotations.Nullable;

/** Whom a question is about, and to whom it is put. */
record Attempt(
    String tenant, String id, long revision, String mode, @Nullable String run, String provider) {
  static Attempt of(EscalationRequest request, String provider) {
    return new Attempt(
        request.getTenant(),
        request.getId(),
        request.getRevision(),
        request.getMode(),
        request.getRun(),
        provider);
  }

  static Attempt of(Opinion record) {
    return new Attempt(
        record.getTenant(),
        record.getId(),
        record.getRevision(),
        record.getMode(),
        record.getRun(),
        record.getProvider());
  }
}
