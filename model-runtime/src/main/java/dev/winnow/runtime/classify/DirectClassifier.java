package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.label.LabelModel;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.TextClassifierManifest;
import dev.winnow.runtime.session.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Models so cheap that a queue and a change of threads would cost more than they do: a text is
 * scored on the caller's thread, and the answer is there when {@link #classify} returns. Scores are
 * those that the same packages give in a {@link ModelHost}'s batches.
 */
final class DirectClassifier implements Classifier {
  private final List<DirectModel> members;

  /** Of members by what they say they read: for each such language, and for all others. */
  private final Map<String, DirectModels> byLanguage = new HashMap<>();

  private final DirectModels inOthers;

  /** Where nobody asks by language: of several for one category, the first. */
  private final DirectModels first;

  private DirectClassifier(List<DirectModel> members) {
    this.members = List.copyOf(members);
    this.inOthers = new DirectModels(members.stream().filter(m -> m.reads(null)).toList());
    this.first = DirectModels.firstOfEachCategory(members);
    for (DirectModel member : members) {
      for (String language : member.languages()) {
        byLanguage.computeIfAbsent(
            language, one -> new DirectModels(members.stream().filter(m -> m.reads(one)).toList()));
      }
    }
  }

  /**
   * What tells direct classifiers apart: the packages as they were when they were asked for, hashes
   * included.
   */
  record Key(Path models, List<LabelManifest> packages) {
    Key {
      packages = List.copyOf(packages);
      if (packages.isEmpty()) {
        throw new ModelLoadException("models: none (expected: at least one package)");
      }
    }

    static Key of(Path models, List<String> ids) {
      ModelRepository repository = new ModelRepository(models);
      return new Key(repository.root(), ids.stream().map(repository::labelManifest).toList());
    }
  }

  /** Where one model cannot be loaded, none stays in memory. */
  static DirectClassifier load(Key key) {
    List<DirectModel> loaded = new ArrayList<>();
    try {
      for (LabelManifest manifest : key.packages()) {
        loaded.add(open(key.models(), manifest));
      }
      key.packages().forEach(manifest -> requireAlone(manifest, key.packages()));
      return new DirectClassifier(loaded);
    } catch (RuntimeException | Error e) {
      loaded.forEach(DirectModel::close);
      throw e;
    }
  }

  private static DirectModel open(Path models, LabelManifest manifest) {
    if (manifest instanceof TextClassifierManifest) {
      throw new ModelLoadException(
          "model: %s: kind: text-classifier (expected: one that reads characters, such as"
                  .formatted(manifest.id())
              + " ngram-linear)");
    }
    return new DirectModel(
        new LabelTextModel(
            LabelModel.open(new ModelRepository(models).labelModel(manifest.id()), Device.CPU)),
        manifest.languages());
  }

  /** No two score a category of texts in one language. */
  private static void requireAlone(LabelManifest manifest, List<LabelManifest> all) {
    for (LabelManifest other : all.subList(0, all.indexOf(manifest))) {
      for (String category : manifest.output().columnsByCategory().keySet()) {
        if (meet(manifest.languages(), other.languages())
            && other.output().columnsByCategory().containsKey(category)) {
          throw new ModelLoadException(
              "model: %s: %s: a model before it scores that (expected: one)"
                  .formatted(manifest.id(), category));
        }
      }
    }
  }

  private static boolean meet(List<String> some, List<String> others) {
    return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    return first.classify(text, wanted);
  }

  @Override
  public Optional<Classifier> in(@Nullable String language) {
    DirectModels reading =
        language == null ? inOthers : byLanguage.getOrDefault(language, inOthers);
    return reading.isEmpty() ? Optional.empty() : Optional.of(reading);
  }

  @Override
  public List<ModelIdentity> models() {
    return members.stream().flatMap(member -> member.models().stream()).toList();
  }

  @Override
  public List<String> categories() {
    return first.categories();
  }

  @Override
  public void close() {
    members.forEach(DirectModel::close);
  }
}
