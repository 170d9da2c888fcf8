package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.Redaction;
import dev.winnow.connectors.escalation.Redactor;
import dev.winnow.connectors.escalation.ledger.LedgerSource;
import dev.winnow.connectors.escalation.ledger.Part;
import dev.winnow.connectors.escalation.settings.Providers;
import dev.winnow.connectors.escalation.settings.ProvidersSettings;
import dev.winnow.runtime.pii.PiiFinder;
import dev.winnow.runtime.pii.PiiMask;
import dev.winnow.runtime.pii.PiiSpan;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The providers of the operator's file. Keys are read from the worker's environment, and personal
 * data is masked by the rules of the package {@value #PII}.
 *
 * @param local opens the model in the job itself
 * @param models folder of model packages, on every worker
 * @param ledgers opens the book of the questions to all but the local model
 */
record ConfiguredEscalator(
    ProvidersSettings settings, Local local, String models, LedgerSource ledgers)
    implements EscalatorSource {
  /** The package with the rules for personal data. */
  static final String PII = "pii";

  /** Opens the local provider in the worker. */
  interface Local extends Supplier<EscalationProvider>, Serializable {}

  @Override
  public Escalator open(Part part) throws InterruptedException {
    return new Providers(local, this::redactor, System::getenv, ledgers).open(settings, part);
  }

  private Redactor redactor() {
    ModelPackage<LabelManifest> rules = new ModelRepository(Path.of(models)).labelModel(PII);
    PiiFinder finder = PiiFinder.read(rules.file(rules.manifest().model()));
    return text -> {
      List<PiiSpan> spans = finder.find(text);
      return new Redaction(PiiMask.apply(text, spans), byType(spans));
    };
  }

  private static Map<String, Integer> byType(List<PiiSpan> spans) {
    return spans.stream()
        .collect(Collectors.toMap(span -> span.type().term(), span -> 1, Integer::sum));
  }
}
