package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.ledger.LedgerSource;
import dev.winnow.connectors.escalation.ledger.Part;
import dev.winnow.connectors.escalation.settings.Providers;
import dev.winnow.connectors.escalation.settings.ProvidersSettings;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The providers of the operator's file. Keys are read from the worker's environment, and personal
 * data is masked by the rules of the package {@value PiiRedactor#PII}.
 *
 * @param local opens the model in the job itself
 * @param models folder of model packages, on every worker
 * @param ledgers opens the book of the questions to all but the local model
 */
record ConfiguredEscalator(
    ProvidersSettings settings, Local local, String models, LedgerSource ledgers)
    implements EscalatorSource {
  /** Opens the local provider in the worker. */
  interface Local extends Supplier<EscalationProvider>, Serializable {}

  @Override
  public Escalator open(Part part) throws InterruptedException {
    return new Providers(local, () -> PiiRedactor.in(Path.of(models)), System::getenv, ledgers)
        .open(settings, part);
  }
}
