package dev.winnow.training.screen;

import dev.winnow.training.data.LabelledRow;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Runs of words out of a row's text, for a teacher to judge by themselves: what it says of parts
 * tells a student which words its word on the whole was about. The same seed and row give the same
 * excerpts.
 *
 * @param perRow how many at most; of a text of two words or fewer there are none
 */
record Excerpts(int perRow, long seed) {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final int SHORTEST = 2;
  private static final int LONGEST = 32;

  List<String> of(LabelledRow row) {
    List<MatchResult> words = WORD.matcher(row.text()).results().toList();
    int longest = Math.min(LONGEST, words.size() - 1);
    if (longest < SHORTEST) {
      return List.of();
    }
    SplittableRandom random =
        new SplittableRandom(seed * 31 + (row.source() + "/" + row.id()).hashCode());
    return IntStream.range(0, perRow)
        .mapToObj(i -> drawn(row.text(), words, longest, random))
        .distinct()
        .toList();
  }

  private static String drawn(
      String text, List<MatchResult> words, int longest, SplittableRandom random) {
    int length = random.nextInt(SHORTEST, longest + 1);
    int first = random.nextInt(words.size() - length + 1);
    return text.substring(words.get(first).start(), words.get(first + length - 1).end());
  }
}
