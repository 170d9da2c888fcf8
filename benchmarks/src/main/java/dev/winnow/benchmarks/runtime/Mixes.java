package dev.winnow.benchmarks.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the four mixes out of posts: all short, all long, some of each, and lengths with a heavy
 * tail. Where posts of a length are rare, several are joined. The same posts and seed give the same
 * mixes.
 */
final class Mixes {
  static final String SHORT = "short";
  static final String LONG = "long";
  static final String BIMODAL = "bimodal";
  static final String HEAVY_TAILED = "heavy-tailed";
  static final List<String> NAMES = List.of(SHORT, LONG, BIMODAL, HEAVY_TAILED);

  private static final long SEED = 17;
  private static final int TEXTS = 4000;
  private static final int SHORTEST_LONG = 128;
  private static final int LONGEST_SHORT = 24;
  private static final int FEW = 64;

  /** Lengths of the heavy tail: log-normal about this median, in tokens. */
  private static final double MEDIAN = 30;

  private static final double SPREAD = 0.9;

  private final List<String> posts;
  private final boolean heavyTailed;
  private final ToIntFunction<String> tokens;
  private final Random random = new Random(SEED);

  /**
   * Mixes of posts.
   *
   * @param heavyTailed whether the posts as they are have a heavy tail of lengths
   * @param tokens length of a text as the model reads it, so never above the model's longest
   */
  Mixes(List<String> posts, boolean heavyTailed, ToIntFunction<String> tokens) {
    this.posts = new ArrayList<>(posts);
    Collections.shuffle(this.posts, random);
    this.heavyTailed = heavyTailed;
    this.tokens = tokens;
  }

  List<Mix> all() {
    List<String> shorts = posts.stream().filter(post -> length(post) <= LONGEST_SHORT).toList();
    List<String> longs = posts.stream().filter(post -> length(post) >= SHORTEST_LONG).toList();
    if (longs.size() < FEW) {
      longs =
          Stream.generate(() -> joined(SHORTEST_LONG + random.nextInt(SHORTEST_LONG)))
              .limit(TEXTS / 8)
              .toList();
    }
    return List.of(
        new Mix(SHORT, shorts),
        new Mix(LONG, longs),
        new Mix(BIMODAL, bimodal(shorts, longs)),
        new Mix(HEAVY_TAILED, heavyTailed ? posts : heavyTail()));
  }

  private List<String> bimodal(List<String> shorts, List<String> longs) {
    return IntStream.range(0, TEXTS)
        .mapToObj(i -> random.nextInt(10) < 7 ? any(shorts) : any(longs))
        .toList();
  }

  private List<String> heavyTail() {
    return Stream.generate(() -> joined((int) (MEDIAN * Math.exp(SPREAD * random.nextGaussian()))))
        .limit(TEXTS)
        .toList();
  }

  /** Posts one after the other until there are so many tokens. */
  private String joined(int target) {
    StringBuilder text = new StringBuilder(any(posts));
    int length = length(text.toString());
    while (length < target) {
      String next = any(posts);
      text.append(' ').append(next);
      length += length(next);
    }
    return text.toString();
  }

  private String any(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private int length(String text) {
    return tokens.applyAsInt(text);
  }
}
