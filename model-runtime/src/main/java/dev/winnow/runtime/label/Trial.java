package dev.winnow.runtime.label;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.probe.BatchDeviation;
import dev.winnow.runtime.probe.ProbeTexts;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a model gives for the probe texts.
 *
 * @param id of the package
 * @param batchInvariant whether its manifest says so
 * @param exclusive whether its manifest says so
 * @param scores a row for each of the texts, alone
 * @param deviation the largest difference between a text alone and in a batch
 */
public record Trial(
    String id, boolean batchInvariant, boolean exclusive, List<float[]> scores, double deviation) {
  /** Scores of exclusive labels add up to 1 within this. */
  private static final double SLACK = 1e-3;

  /** Tries a model before it serves. It takes as long as some fifty short texts and a long one. */
  public static Trial of(LabelModel model) {
    return run(model, ProbeTexts.SHORT, List.of(ProbeTexts.LONG));
  }

  /** Tries a model on texts of every length, alone and together. */
  public static Trial thorough(LabelModel model) {
    return run(model, ProbeTexts.ALL, List.of());
  }

  /**
   * One try.
   *
   * @param together texts that also share batches
   * @throws ModelLoadException where the model fails or gives what is no score
   */
  private static Trial run(LabelModel model, List<String> together, List<String> alone) {
    try {
      LabelWorker worker = model.newWorker();
      List<TokenizedText> texts = tokenized(model, together);
      List<float[]> scores =
          Stream.concat(texts.stream(), tokenized(model, alone).stream())
              .map(text -> worker.score(List.of(text))[0])
              .toList();
      return new Trial(
          model.manifest().id(),
          model.manifest().batchInvariant(),
          model.manifest().output().exclusive(),
          scores,
          BatchDeviation.measure(texts, worker::score));
    } catch (ModelLoadException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new ModelLoadException(
          "model: %s fails on harmless texts: %s".formatted(model.manifest().id(), reason(e)), e);
    }
  }

  /** Fails where the scores are not what the manifest promises. */
  public void requirePassed() {
    if (batchInvariant && deviation > BatchDeviation.LIMIT) {
      throw new ModelLoadException(
          "model: %s: batchInvariant: true, but a score moves by %.1e in a batch (expected: at most"
                  .formatted(id, deviation)
              + " %.0e)".formatted(BatchDeviation.LIMIT));
    }
    if (exclusive && !addUp()) {
      throw new ModelLoadException(
          "model: %s: exclusive: true, but the scores of a text do not add up to 1".formatted(id));
    }
  }

  /** Whether the scores of every text add up to 1. */
  public boolean addUp() {
    for (float[] row : scores) {
      double sum = 0;
      for (float score : row) {
        sum += score;
      }
      if (Math.abs(sum - 1) > SLACK) {
        return false;
      }
    }
    return true;
  }

  private static List<TokenizedText> tokenized(LabelModel model, List<String> texts) {
    return texts.stream()
        .map(model::tokenize)
        .sorted(Comparator.comparingInt(TokenizedText::length))
        .toList();
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }
}
