package dev.winnow.cli.thresholds;

import dev.winnow.schemas.Stage;
import dev.winnow.training.certify.ThresholdVector;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A finding as an operator reads it in a terminal. */
final class FindingTable {
  private final PolicyDraft draft;
  private final Terms terms;
  private final PriceOptions price;
  private final PrintWriter out;

  FindingTable(PolicyDraft draft, Terms terms, PriceOptions price, PrintWriter out) {
    this.draft = draft;
    this.terms = terms;
    this.price = price;
    this.out = out;
  }

  void print(Finding finding) {
    if (finding.proof() != null) {
      print(finding.proof());
    }
    if (finding.reach() != null) {
      print(finding.reach());
    }
    if (!finding.shortages().isEmpty()) {
      out.println("too few rows to prove it:");
      finding.shortages().forEach(shortage -> out.println("  " + shortage));
    }
  }

  private void print(Proof proof) {
    for (int at = 0; at < draft.wanted().size(); at++) {
      CategoryLimits wanted = draft.wanted().get(at);
      ThresholdVector vector = proof.vectors().get(at);
      Proof.Rates rates = proof.categories().get(at);
      out.println(wanted.category() + (vector.acts() ? "" : "  (nothing is acted on alone)"));
      draft
          .byStage(wanted.category(), vector)
          .forEach(
              (stage, found) ->
                  line("  %-12s allow %-9s act %s", stage.term(), found.allow(), found.act()));
      rate("wrong", "acted on", rates.wrong(), wanted.limits().wrong());
      rate("missed", "violations", rates.missed(), wanted.limits().missed());
    }
  }

  private void rate(String what, String ofWhat, Proof.Rate rate, double limit) {
    line(
        "  %-7s %d of %d %s; with confidence %s below %.2f %% (limit %.2f %%)",
        what, rate.k(), rate.n(), ofWhat, terms.confidence(), 100 * rate.upperBound(), 100 * limit);
  }

  private void print(Reach reach) {
    StringBuilder decided = new StringBuilder("decided by:");
    for (Map.Entry<Stage, Double> stage : new TreeMap<>(reach.decided()).entrySet()) {
      decided.append(
          String.format(
              Locale.ROOT, "  %s %.1f %%", stage.getKey().term(), 100 * stage.getValue()));
    }
    out.println(decided);
    line(
        "at %d items an hour: %.0f to the general model, %.0f to people%s",
        price.itemsPerHour(),
        reach.escalated() * price.itemsPerHour(),
        reach.toPeople() * price.itemsPerHour(),
        price.prices().isMoney()
            ? String.format(
                Locale.ROOT, ", cost %.2f", reach.cost(price.prices()) * price.itemsPerHour())
            : "");
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
