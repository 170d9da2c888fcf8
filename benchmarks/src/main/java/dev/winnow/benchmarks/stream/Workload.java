package dev.winnow.benchmarks.stream;

import dev.winnow.schemas.ContentItem;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Posts, repeated with a number behind each, so that no two texts are equal and no cache answers
 * for a model.
 */
public final class Workload {
  private final List<ContentItem> posts;

  public Workload(List<ContentItem> posts) {
    if (posts.isEmpty()) {
      throw new IllegalArgumentException("posts: none (expected: at least one with a text)");
    }
    this.posts = List.copyOf(posts);
  }

  /** So many items with ids and texts that no other round has. */
  public List<ContentItem> round(int round, int items) {
    return IntStream.range(0, items).mapToObj(i -> item(round, i)).toList();
  }

  private ContentItem item(int round, int number) {
    ContentItem post = posts.get(number % posts.size());
    return ContentItem.newBuilder(post)
        .setId("bench-" + round + "-" + number)
        .setRevision(1)
        .setText(post.getText() + " " + round + "-" + number)
        .build();
  }
}
