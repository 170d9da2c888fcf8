package dev.winnow.runtime.classify;

import dev.winnow.runtime.tokenize.TokenizedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Several models that answer as one. Each has a queue and workers of its own; those that make the
 * same tokens share them, so that a text is tokenised once for all. A model none of whose
 * categories are wanted does not run, and where none is needed no text is read.
 *
 * <p>Where one model fails for a text, the whole answer fails.
 */
final class CombinedClassifier implements Classifier {
  private final List<BatchingClassifier> members;

  /**
   * Joins models.
   *
   * @param members score different categories; closed with this one
   */
  CombinedClassifier(List<BatchingClassifier> members) {
    this.members = List.copyOf(members);
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    List<BatchingClassifier> needed = needed(wanted);
    if (needed.isEmpty()) {
      return members.get(0).classify(text, wanted);
    }
    Map<Object, TokenizedText> tokens = new HashMap<>();
    List<CompletableFuture<Classification>> answers = new ArrayList<>();
    try {
      for (BatchingClassifier member : needed) {
        TokenizedText tokenized =
            tokens.computeIfAbsent(member.tokenization(), same -> member.tokenize(text));
        answers.add(member.classify(tokenized, wanted));
      }
    } catch (ClassificationException e) {
      answers.forEach(answer -> answer.cancel(false));
      return CompletableFuture.failedFuture(e);
    }
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(
            done -> Classification.merged(answers.stream().map(CompletableFuture::join).toList()));
  }

  private List<BatchingClassifier> needed(Wanted wanted) {
    return members.stream().filter(member -> !wanted.includesNoneOf(member.categories())).toList();
  }

  @Override
  public List<Classification> onProbes() {
    List<List<Classification>> own = members.stream().map(BatchingClassifier::onProbes).toList();
    return IntStream.range(0, own.get(0).size())
        .mapToObj(text -> Classification.merged(own.stream().map(each -> each.get(text)).toList()))
        .toList();
  }

  @Override
  public List<ModelIdentity> models() {
    return members.stream().flatMap(member -> member.models().stream()).toList();
  }

  @Override
  public List<String> categories() {
    return members.stream().flatMap(member -> member.categories().stream()).toList();
  }

  @Override
  public void close() {
    members.forEach(BatchingClassifier::close);
  }
}
