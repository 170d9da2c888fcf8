package dev.winnow.training.screen;

import dev.winnow.runtime.ngram.NgramHasher;
import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.RowSample;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes examples of rows: each as it is, a share of them once more, obfuscated, and their excerpts.
 * Not thread-safe.
 */
final class ExampleMaker {
  /** One in so many rows is obfuscated. */
  static final int OBFUSCATED = 4;

  private final NgramHasher hasher;
  private final RowSample sample;
  private final Obfuscation obfuscation;

  ExampleMaker(NgramShape shape, long seed) {
    this.hasher = new NgramHasher(shape);
    this.sample = new RowSample(seed);
    this.obfuscation = new Obfuscation(seed);
  }

  List<Example> of(Lesson lesson) {
    List<Example> examples = new ArrayList<>();
    for (LabelledRow row : lesson.rows()) {
      double target = lesson.target(row);
      examples.add(new Example(row, target, hasher.hash(row.text()), true));
      if (sample.part(row, OBFUSCATED) == 0) {
        examples.add(new Example(row, target, hasher.hash(obfuscation.of(row)), false));
      }
      for (TaughtExcerpt excerpt : lesson.excerpts(row)) {
        examples.add(new Example(row, excerpt.said(), hasher.hash(excerpt.text()), false));
      }
    }
    return examples;
  }
}
