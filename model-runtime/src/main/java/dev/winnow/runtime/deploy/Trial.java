package dev.winnow.runtime.deploy;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.runtime.repository.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * A newcomer that decides a share of the items, or scores it in a shadow. Which items is told by a
 * hash of the deployment and the item's key, so that a replay meets the same models. Thread-safe.
 */
final class Trial {
  /** A shadow that falls behind is spared texts; it must not hold up what decides. */
  private static final int MAX_UNDER_WAY = 256;

  private static final double LONGS = 0x1p-64;

  private final Deployment deployment;
  private final Generation generation;
  private final Semaphore room = new Semaphore(MAX_UNDER_WAY);
  private Agreement agreement = Agreement.NONE;

  Trial(Deployment deployment, Generation generation) {
    this.deployment = deployment;
    this.generation = generation;
  }

  Deployment deployment() {
    return deployment;
  }

  Generation generation() {
    return generation;
  }

  /** What a shadow was found to do so far. */
  synchronized Agreement agreement() {
    return agreement;
  }

  private synchronized void compare(Classification decided, Classification found) {
    agreement = agreement.with(decided, found);
  }

  /** Whether an item falls into the share. */
  boolean takes(String routingKey) {
    if (deployment.share() == 1) {
      return true;
    }
    byte[] named = (deployment.id() + '\0' + routingKey).getBytes(StandardCharsets.UTF_8);
    byte[] digest = HexFormat.of().parseHex(Sha256.of(named));
    double drawn = (ByteBuffer.wrap(digest).getLong() >>> 1) * (2 * LONGS);
    return drawn < deployment.share();
  }

  /** Scores a text beside what decides, unless the shadow has fallen behind. */
  void shadow(String text, Wanted wanted, CompletableFuture<Classification> deciding) {
    if (!room.tryAcquire()) {
      return;
    }
    CompletableFuture<Classification> own = submitted(text, wanted);
    own.whenComplete((found, failure) -> room.release());
    var unused = own.thenAcceptBoth(deciding, (found, decided) -> compare(decided, found));
  }

  private CompletableFuture<Classification> submitted(String text, Wanted wanted) {
    try {
      CompletableFuture<Classification> own = generation.classify(text, wanted);
      return own == null
          ? CompletableFuture.failedFuture(new IllegalStateException("retired"))
          : own;
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
