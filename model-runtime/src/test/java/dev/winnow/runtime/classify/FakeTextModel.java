package dev.winnow.runtime.classify;

import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model whose token ids are the characters of a text and whose score is their sum. It runs when
 * the test lets it, and fails for any batch with a {@code !}.
 */
class FakeTextModel implements TextModel {
  private static final List<ModelIdentity> MODELS =
      List.of(new ModelIdentity("fake", "1", "0".repeat(64), ""));
  private static final long GUILTY = '!';

  final Semaphore runs = new Semaphore(0);
  final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
  final AtomicInteger closed = new AtomicInteger();

  static FakeTextModel running() {
    FakeTextModel model = new FakeTextModel();
    model.runs.release(1_000_000);
    return model;
  }

  @Override
  public TokenizedText tokenize(String text) {
    if (text.contains("?")) {
      throw new IllegalArgumentException("cannot tokenise");
    }
    return new TokenizedText(text.chars().asLongStream().toArray(), false);
  }

  @Override
  public BatchScorer newScorer() {
    return batch -> {
      runs.acquireUninterruptibly();
      batchSizes.add(batch.size());
      return batch.stream().map(Pending::text).map(FakeTextModel::classification).toList();
    };
  }

  static Classification classification(TokenizedText text) {
    LongBuffer ids = LongBuffer.allocate(text.length());
    text.writeTo(ids);
    long sum = 0;
    for (long id : ids.array()) {
      if (id == GUILTY) {
        throw new IllegalArgumentException("guilty");
      }
      sum += id;
    }
    return new Classification(
        Map.of("sum", new CategoryScore(sum, sum)), text.length(), text.truncated(), MODELS);
  }

  @Override
  public Device device() {
    return Device.CPU;
  }

  @Override
  public List<ModelIdentity> models() {
    return MODELS;
  }

  @Override
  public List<String> categories() {
    return List.of("sum");
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }
}
