package dev.winnow.benchmarks.screen;

import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Puts texts through a cascade, from items to verdicts. As many are under way as the models' queues
 * take.
 */
final class CascadeContender implements Contender {
  private final String name;
  private final Cascade cascade;

  /**
   * A way to verdicts.
   *
   * @param cascade closed with this one
   */
  CascadeContender(String name, Cascade cascade) {
    this.name = name;
    this.cascade = cascade;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run(List<String> texts) {
    List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      verdicts.add(
          cascade.judge(
              ContentItem.newBuilder()
                  .setTenant("bench")
                  .setId(Integer.toString(i))
                  .setText(texts.get(i))
                  .build()));
    }
    verdicts.forEach(CompletableFuture::join);
  }

  @Override
  public void close() {
    cascade.close();
  }
}
