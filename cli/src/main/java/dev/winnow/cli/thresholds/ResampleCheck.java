package dev.winnow.cli.thresholds;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.training.certify.Certificate;
import dev.winnow.training.certify.Counts;
import dev.winnow.training.certify.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * Tries the whole way to certificates on draws from known rows. The rows given are taken for all
 * that there is; rows are drawn from them with putting back, certified, and the certified
 * thresholds are held against what is true of all rows. So the share of draws in which the limits
 * hold is measured, and should be no less than the confidence.
 */
final class ResampleCheck {
  private final CascadeProof proof;
  private final PolicyDraft draft;
  private final Terms terms;

  ResampleCheck(CascadeProof proof, PolicyDraft draft, Terms terms) {
    this.proof = proof;
    this.draft = draft;
    this.terms = terms;
  }

  /**
   * Draws, certifies and compares.
   *
   * @param rows that there are
   * @param drawn rows of each draw
   */
  ObjectNode run(List<RecordedRow> rows, int draws, int drawn) {
    Random random = new Random(terms.seed());
    int held = 0;
    int refused = 0;
    int acting = 0;
    for (int at = 0; at < draws; at++) {
      SplitRows split = SplitRows.byPlace(draw(rows, drawn, random));
      Optional<Certificate<Counts>> certificate =
          Shortage.of(draft, split, terms).isEmpty() ? proof.certify(split) : Optional.empty();
      refused += certificate.isEmpty() ? 1 : 0;
      held += certificate.filter(found -> holds(found, rows)).isPresent() ? 1 : 0;
      acting += certificate.filter(found -> found.vectors().get(0).acts()).isPresent() ? 1 : 0;
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("draws", draws);
    json.put("rows", drawn);
    json.put("certified", draws - refused);
    json.put("held", held);
    json.put("refused", refused);
    json.put("acting", acting);
    return json;
  }

  private boolean holds(Certificate<Counts> certificate, List<RecordedRow> rows) {
    List<Rates> truth = rates(certificate, rows);
    for (int at = 0; at < truth.size(); at++) {
      Limits limits = draft.wanted().get(at).limits();
      if (truth.get(at).wrong() > limits.wrong() || truth.get(at).missed() > limits.missed()) {
        return false;
      }
    }
    return true;
  }

  private List<Rates> rates(Certificate<Counts> certificate, List<RecordedRow> rows) {
    return proof.outcomes(certificate.vectors(), rows).stream()
        .map(counted -> Rates.of(counted, terms.prevalence()))
        .toList();
  }

  private static List<RecordedRow> draw(List<RecordedRow> rows, int drawn, Random random) {
    List<RecordedRow> draw = new ArrayList<>(drawn);
    for (int at = 0; at < drawn; at++) {
      draw.add(rows.get(random.nextInt(rows.size())));
    }
    return draw;
  }

  /** What is true of all rows, at the stream's prevalence. */
  private record Rates(double wrong, double missed) {
    static Rates of(CascadeProof.Tally tally, OptionalDouble prevalence) {
      int negatives = tally.rows() - tally.positives();
      double perPositive = prevalence.isEmpty() ? 1 : prevalence.getAsDouble() / tally.positives();
      double perNegative =
          prevalence.isEmpty() ? 1 : (1 - prevalence.getAsDouble()) / Math.max(1, negatives);
      double wrong = perNegative * tally.wrong();
      double right = perPositive * tally.right();
      return new Rates(
          wrong == 0 ? 0 : wrong / (wrong + right), (double) tally.missed() / tally.positives());
    }
  }
}
