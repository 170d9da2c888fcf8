package dev.winnow.runtime.classify;

import java.util.List;
import java.util.stream.IntStream;

/** One thread's runs of the encoders that a batch needs, and of the wanted heads. */
final class HeadsScorer implements BatchScorer {
  private final List<EncoderPass> passes;

  HeadsScorer(List<EncoderPass> passes) {
    this.passes = List.copyOf(passes);
  }

  @Override
  public List<Classification> score(List<Pending> batch) {
    List<Findings> findings = batch.stream().map(pending -> new Findings()).toList();
    passes.forEach(pass -> pass.run(batch, findings));
    return IntStream.range(0, batch.size())
        .mapToObj(i -> findings.get(i).classification(batch.get(i)))
        .toList();
  }
}
