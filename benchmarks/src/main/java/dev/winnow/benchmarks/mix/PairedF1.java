package dev.winnow.benchmarks.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Macro-F1 of two ways to judge the same rows, in a form in which thousands of resamples are quick.
 */
@SuppressWarnings("ArrayRecordComponent") // only ever compared by identity
record PairedF1(List<byte[]> marks, int[] rows, double[] weights) {
  private static final int LABELLED = 1;
  private static final int POSITIVE = 2;
  private static final int BY_REFERENCE = 4;
  private static final int BY_JUDGED = 8;

  /**
   * Two ways over one mix.
   *
   * @param numbers of the rows in what is resampled
   */
  static PairedF1 of(
      JudgedMix reference,
      JudgedMix judged,
      Set<String> categories,
      Map<LabelledText, Integer> numbers) {
    List<LabelledText> texts = reference.mix().rows();
    if (!texts.equals(judged.mix().rows())) {
      throw new IllegalArgumentException("two ways to judge different rows (expected: the same)");
    }
    List<byte[]> marks = new ArrayList<>();
    for (String category : categories) {
      byte[] of = new byte[texts.size()];
      for (int i = 0; i < of.length; i++) {
        LabelledText row = texts.get(i);
        int mark = row.labels().containsKey(category) ? LABELLED : 0;
        mark |= row.is(category) ? POSITIVE : 0;
        mark |= reference.judged().get(i).flagged().contains(category) ? BY_REFERENCE : 0;
        mark |= judged.judged().get(i).flagged().contains(category) ? BY_JUDGED : 0;
        of[i] = (byte) mark;
      }
      marks.add(of);
    }
    int[] rows = texts.stream().mapToInt(row -> numbers.getOrDefault(row, -1)).toArray();
    return new PairedF1(marks, rows, reference.mix().weights());
  }

  /**
   * The first one's macro-F1 minus the second one's.
   *
   * @param times how often each row of what is resampled counts
   */
  double lost(int[] times) {
    double lost = 0;
    for (byte[] of : marks) {
      lost += f1(of, BY_REFERENCE, times) - f1(of, BY_JUDGED, times);
    }
    return lost / marks.size();
  }

  private double f1(byte[] of, int by, int[] times) {
    double hits = 0;
    double flaggedOrTrue = 0;
    for (int i = 0; i < of.length; i++) {
      if ((of[i] & LABELLED) != 0) {
        double weight = weights[i] * times[rows[i]];
        boolean flagged = (of[i] & by) != 0;
        boolean is = (of[i] & POSITIVE) != 0;
        hits += flagged && is ? weight : 0;
        flaggedOrTrue += (flagged ? weight : 0) + (is ? weight : 0);
      }
    }
    return flaggedOrTrue == 0 ? 0 : 2 * hits / flaggedOrTrue;
  }
}
