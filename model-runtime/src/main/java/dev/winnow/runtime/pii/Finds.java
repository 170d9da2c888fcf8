package dev.winnow.runtime.pii;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** What the detectors found in one text so far, at most so many of a type. Not thread-safe. */
final class Finds {
  private final CharSequence text;
  private final PiiRules rules;
  private final int mostOfType;
  private final int[] ofType = new int[PiiType.values().length];
  private final List<PiiSpan> found = new ArrayList<>();

  Finds(CharSequence text, PiiRules rules, int mostOfType) {
    this.text = text;
    this.rules = rules;
    this.mostOfType = mostOfType;
  }

  /** A form that little else has. */
  void strong(PiiType type, int start, int end) {
    add(type, start, end, true);
  }

  /** A form that much else has: it counts only beside a word that says what it is. */
  void weak(PiiType type, int start, int end) {
    add(type, start, end, false);
  }

  private void add(PiiType type, int start, int end, boolean strong) {
    PiiRule rule = rules.byType().get(type);
    if (rule == null || ofType[type.ordinal()] == mostOfType) {
      return;
    }
    double alone = strong ? rule.alone() : 0;
    boolean named = rule.named() > alone && Surroundings.name(text, start, end, rule.words());
    double score = named ? rule.named() : alone;
    if (score > 0) {
      found.add(new PiiSpan(start, end, type, score));
      ofType[type.ordinal()]++;
    }
  }

  /**
   * Without overlaps, in the order of the text. Of two the earlier type stands, then the longer.
   */
  List<PiiSpan> spans() {
    found.sort(
        Comparator.comparing(PiiSpan::type)
            .thenComparing(PiiSpan::score, Comparator.reverseOrder())
            .thenComparing(span -> span.start() - span.end())
            .thenComparing(PiiSpan::start));
    BitSet taken = new BitSet(text.length());
    List<PiiSpan> spans = new ArrayList<>();
    for (PiiSpan span : found) {
      int next = taken.nextSetBit(span.start());
      if (next < 0 || next >= span.end()) {
        taken.set(span.start(), span.end());
        spans.add(span);
      }
    }
    spans.sort(Comparator.comparing(PiiSpan::start));
    return List.copyOf(spans);
  }
}
