package dev.winnow.pipeline.cascade;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A screen for each of some languages, and none for others. */
public final class ByLanguage implements Classifier {
  private final Map<String, Classifier> byLanguage;

  public ByLanguage(Map<String, Classifier> byLanguage) {
    this.byLanguage = Map.copyOf(byLanguage);
  }

  @Override
  public Optional<Classifier> in(@Nullable String language) {
    return language == null ? Optional.empty() : Optional.ofNullable(byLanguage.get(language));
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    throw new AssertionError("asked without a language");
  }

  @Override
  public List<ModelIdentity> models() {
    return byLanguage.values().stream().flatMap(one -> one.models().stream()).toList();
  }

  @Override
  public List<String> categories() {
    return byLanguage.values().stream().flatMap(one -> one.categories().stream()).toList();
  }

  @Override
  public void close() {
    byLanguage.values().forEach(Classifier::close);
  }
}
