package dev.winnow.benchmarks.runtime;

import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A fixed way to form batches of texts that are all there from the start. */
interface Cut {
  List<List<TokenizedText>> batches(List<TokenizedText> texts);

  /** So many at a time, as they came. */
  static Cut arrivalOrder(int items) {
    return texts -> {
      List<List<TokenizedText>> batches = new ArrayList<>();
      for (int from = 0; from < texts.size(); from += items) {
        batches.add(texts.subList(from, Math.min(texts.size(), from + items)));
      }
      return batches;
    };
  }

  /** The longest first, as many as stay within so many padded tokens, one at least. */
  static Cut sorted(int paddedTokens) {
    return texts -> {
      List<TokenizedText> longestFirst =
          texts.stream()
              .sorted(Comparator.comparing((TokenizedText text) -> text.length()).reversed())
              .toList();
      List<List<TokenizedText>> batches = new ArrayList<>();
      int from = 0;
      while (from < longestFirst.size()) {
        int items = Math.max(1, paddedTokens / longestFirst.get(from).length());
        int to = Math.min(longestFirst.size(), from + items);
        batches.add(longestFirst.subList(from, to));
        from = to;
      }
      return batches;
    };
  }
}
