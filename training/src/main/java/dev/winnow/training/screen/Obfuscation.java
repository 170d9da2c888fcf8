package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Writes texts as somebody would who wants to pass a filter: a good part of the words, each in one
 * of the usual ways. The same seed and row give the same text.
 */
public final class Obfuscation {
  private static final double SHARE_OF_WORDS = 0.5;
  private static final int SHORTEST = 3;

  private final long seed;

  public Obfuscation(long seed) {
    this.seed = seed;
  }

  public String of(LabelledRow row) {
    SplittableRandom random =
        new SplittableRandom(seed * 31 + (row.source() + "/" + row.id()).hashCode());
    return List.of(row.text().split(" ", -1)).stream()
        .map(word -> isChosen(word, random) ? disguised(word, random) : word)
        .collect(Collectors.joining(" "));
  }

  private static boolean isChosen(String word, SplittableRandom random) {
    return word.length() >= SHORTEST
        && word.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
        && !word.startsWith("@")
        && !word.startsWith("http")
        && random.nextDouble() < SHARE_OF_WORDS;
  }

  private static String disguised(String word, SplittableRandom random) {
    Disguise[] all = Disguise.values();
    return all[random.nextInt(all.length)].of(word, random);
  }
}
