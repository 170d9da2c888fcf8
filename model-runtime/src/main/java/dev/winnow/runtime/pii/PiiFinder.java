package dev.winnow.runtime.pii;

import java.nio.file.Path;
import java.util.List;

/**
 * Finds personal data in texts by rules: forms, check digits, and words beside a number that could
 * be anything. It knows no names of people and no postal addresses.
 *
 * <p>The cost goes with the length of the text, whatever the text. Thread-safe.
 */
public final class PiiFinder {
  /** Most spans of a text that are given. */
  public static final int MOST_SPANS = 1_000;

  private static final List<Detector> DETECTORS =
      List.of(
          new EmailDetector(),
          new IbanDetector(),
          new IpV6Detector(),
          new NinoDetector(),
          new DniDetector(),
          new NumberDetector(
              List.of(
                  new CardRule(),
                  new IpV4Rule(),
                  new SsnRule(),
                  new TaxIdRule(),
                  new NirRule(),
                  new CpfRule(),
                  new BsnRule(),
                  new PhoneRule())));

  private final PiiRules rules;

  public PiiFinder(PiiRules rules) {
    this.rules = rules;
  }

  /** With the rules of a file: see {@link PiiRules#read}. */
  public static PiiFinder read(Path rules) {
    return new PiiFinder(PiiRules.read(rules));
  }

  /**
   * The personal data in a text, in the order of the text and without overlap: at most the first
   * {@value #MOST_SPANS} of each type, and of all together.
   */
  public List<PiiSpan> find(CharSequence text) {
    Finds finds = new Finds(text, rules, MOST_SPANS);
    DETECTORS.forEach(detector -> detector.scan(text, finds));
    List<PiiSpan> spans = finds.spans();
    return spans.size() > MOST_SPANS ? spans.subList(0, MOST_SPANS) : spans;
  }
}
