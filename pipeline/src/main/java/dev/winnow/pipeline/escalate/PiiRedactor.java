package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.Redaction;
import dev.winnow.connectors.escalation.Redactor;
import dev.winnow.runtime.pii.PiiFinder;
import dev.winnow.runtime.pii.PiiMask;
import dev.winnow.runtime.pii.PiiSpan;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelPackage;
import dev.winnow.runtime.repository.ModelRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Masks personal data by the rules of the package {@value #PII}. Thread-safe. */
public final class PiiRedactor implements Redactor {
  /** The package with the rules for personal data. */
  static final String PII = "pii";

  private final PiiFinder finder;

  private PiiRedactor(PiiFinder finder) {
    this.finder = finder;
  }

  /**
   * Reads the rules.
   *
   * @param models folder of model packages
   */
  public static PiiRedactor in(Path models) {
    ModelPackage<LabelManifest> rules = new ModelRepository(models).labelModel(PII);
    return new PiiRedactor(PiiFinder.read(rules.file(rules.manifest().model())));
  }

  @Override
  public Redaction redact(String text) {
    List<PiiSpan> spans = finder.find(text);
    return new Redaction(PiiMask.apply(text, spans), byType(spans));
  }

  private static Map<String, Integer> byType(List<PiiSpan> spans) {
    return spans.stream()
        .collect(Collectors.toMap(span -> span.type().term(), span -> 1, Integer::sum));
  }
}
