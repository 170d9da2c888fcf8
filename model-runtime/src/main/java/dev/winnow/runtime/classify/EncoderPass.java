package dev.winnow.runtime.classify;

import dev.winnow.runtime.encode.TextVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One thread's run of an encoder over those texts of a batch for which one of its heads is wanted,
 * and of these heads over their vectors.
 */
final class EncoderPass {
  private final TextVectors encoder;
  private final List<ModelIdentity> identities;
  private final HeadSet heads;
  private Wanted wanted = Wanted.ALL;
  private int[][] wish;

  /**
   * A way into an encoder.
   *
   * @param identities of what makes the vectors
   */
  EncoderPass(TextVectors encoder, List<ModelIdentity> identities, HeadSet heads) {
    this.encoder = encoder;
    this.identities = List.copyOf(identities);
    this.heads = heads;
    this.wish = heads.wish(wanted);
  }

  /**
   * Adds what it finds.
   *
   * @param findings one for each text of the batch
   */
  void run(List<Pending> batch, List<Findings> findings) {
    List<int[][]> wishes = new ArrayList<>();
    List<Pending> texts = new ArrayList<>();
    List<Findings> found = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      int[][] wish = wish(batch.get(i).wanted());
      if (IntStream.range(0, wish.length).anyMatch(group -> wish[group].length > 0)) {
        wishes.add(wish);
        texts.add(batch.get(i));
        found.add(findings.get(i));
      }
    }
    if (!texts.isEmpty()) {
      score(texts, wishes, found);
    }
  }

  /** Most texts want what the one before wanted. */
  private int[][] wish(Wanted next) {
    if (!next.equals(wanted)) {
      wish = heads.wish(next);
      wanted = next;
    }
    return wish;
  }

  private void score(List<Pending> texts, List<int[][]> wishes, List<Findings> found) {
    List<HeadGroup> groups = heads.groups();
    List<float[][]> vectors =
        encoder.encode(
            texts.stream().map(Pending::text).toList(),
            groups.stream().map(HeadGroup::features).toList());
    found.forEach(findings -> findings.ran(identities));
    for (int g = 0; g < groups.size(); g++) {
      int group = g;
      int[][] wanted = wishes.stream().map(wish -> wish[group]).toArray(int[][]::new);
      if (IntStream.range(0, wanted.length).anyMatch(text -> wanted[text].length > 0)) {
        float[][] scores = groups.get(g).score(vectors.get(g), wanted);
        note(groups.get(g), wanted, scores, found);
      }
    }
  }

  private static void note(
      HeadGroup group, int[][] wanted, float[][] scores, List<Findings> found) {
    for (int text = 0; text < wanted.length; text++) {
      for (int i = 0; i < wanted[text].length; i++) {
        found.get(text).found(group.heads().get(wanted[text][i]), scores[text][i]);
      }
    }
  }
}
