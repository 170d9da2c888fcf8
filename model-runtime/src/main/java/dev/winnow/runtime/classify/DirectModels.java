package dev.winnow.runtime.classify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Some models of a {@link DirectClassifier}, each for other categories. It closes them, not this.
 */
final class DirectModels implements Classifier {
  private final List<DirectModel> members;

  DirectModels(List<DirectModel> members) {
    this.members = List.copyOf(members);
  }

  /** Those that score something and nothing that one before them does. */
  static DirectModels firstOfEachCategory(List<DirectModel> all) {
    List<DirectModel> kept = new ArrayList<>();
    Set<String> categories = new HashSet<>();
    for (DirectModel model : all) {
      if (model.categories().stream().noneMatch(categories::contains)) {
        kept.add(model);
        categories.addAll(model.categories());
      }
    }
    return new DirectModels(kept);
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    try {
      List<Classification> answers = new ArrayList<>(members.size());
      for (DirectModel member : members) {
        if (member.isWanted(wanted)) {
          answers.add(member.score(text, wanted));
        }
      }
      return CompletableFuture.completedFuture(Classification.merged(answers));
    } catch (ClassificationException e) {
      return CompletableFuture.failedFuture(e);
    }
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
  public void close() {}
}
