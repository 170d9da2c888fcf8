package dev.winnow.runtime.classify;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.label.LabelModel;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.TextClassifierManifest;
import dev.winnow.runtime.session.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Models so cheap that a queue and a change of threads would cost more than they do: a text is
 * scored on the caller's thread, and the answer is there when {@link #classify} returns. Scores are
 * those that the same packages give in a {@link ModelHost}'s batches.
 */
final class DirectClassifier implements Classifier {
  private final List<DirectModel> members;

  private DirectClassifier(List<DirectModel> members) {
    this.members = List.copyOf(members);
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
      Set<String> categories = new HashSet<>();
      for (LabelManifest manifest : key.packages()) {
        loaded.add(open(key.models(), manifest));
        requireNew(manifest, categories);
      }
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
            LabelModel.open(new ModelRepository(models).labelModel(manifest.id()), Device.CPU)));
  }

  private static void requireNew(LabelManifest manifest, Set<String> categories) {
    for (String category : manifest.output().columnsByCategory().keySet()) {
      if (!categories.add(category)) {
        throw new ModelLoadException(
            "model: %s: %s: a model before it scores that (expected: one)"
                .formatted(manifest.id(), category));
      }
    }
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
  public void close() {
    members.forEach(DirectModel::close);
  }
}
