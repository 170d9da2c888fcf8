package dev.winnow.training.fit;

import java.util.Random;
import java.util.stream.IntStream;

/** The order in which a descent meets its examples: another in each epoch. Not thread-safe. */
final class Shuffling {
  private final int[] order;
  private final Random random;

  Shuffling(int examples, Random random) {
    this.order = IntStream.range(0, examples).toArray();
    this.random = random;
  }

  /** The numbers of all examples, in the order of the next epoch; overwritten by the one after. */
  int[] next() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
