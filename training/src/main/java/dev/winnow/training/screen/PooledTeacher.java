package dev.winnow.training.screen;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.calibrate.OpinionPool;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.training.lineage.PackageRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Several teachers, each of whom knows some of the categories. Of a category that several know, the
 * pooled probability is told: they err differently, so that it ranks texts better than each.
 */
public final class PooledTeacher implements Teacher {
  private final List<Teacher> teachers;
  private final List<Set<String>> known;

  /**
   * Teachers, and what each of them knows.
   *
   * @param known categories by teacher
   */
  PooledTeacher(List<Teacher> teachers, List<Set<String>> known) {
    this.teachers = List.copyOf(teachers);
    this.known = List.copyOf(known);
  }

  /**
   * The heads of several encoders; nothing is loaded.
   *
   * @param models folder of model packages
   * @param encoders ids of the encoders' packages, at least one
   * @param threads how many batches run at once
   * @param calibrated whether what is taught will say probabilities
   * @throws ModelLoadException where a category has no head on any of them, or a trigger that is to
   *     teach probabilities
   */
  public static Teacher of(
      Path models,
      List<String> encoders,
      Collection<String> categories,
      int threads,
      boolean calibrated) {
    if (encoders.size() == 1) {
      return HeadTeacher.of(models, encoders.get(0), categories, threads, calibrated);
    }
    List<Teacher> teachers = new ArrayList<>();
    List<Set<String>> known = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(categories);
    for (String encoder : encoders) {
      Set<String> heads = headed(models, encoder);
      heads.retainAll(categories);
      unknown.removeAll(heads);
      if (!heads.isEmpty()) {
        teachers.add(HeadTeacher.of(models, encoder, heads, threads, calibrated));
        known.add(heads);
      }
    }
    if (!unknown.isEmpty()) {
      throw new ModelLoadException(
          "%s: no head on the encoders %s in %s (expected: one that can teach)"
              .formatted(unknown, encoders, models));
    }
    return new PooledTeacher(teachers, known);
  }

  private static Set<String> headed(Path models, String encoder) {
    ModelRepository repository = new ModelRepository(models);
    return repository.headsOf(encoder).stream()
        .map(repository::headManifest)
        .map(HeadManifest::category)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public List<PackageRef> answersFor(String category) {
    List<PackageRef> packages = new ArrayList<>();
    for (int at = 0; at < teachers.size(); at++) {
      if (known.get(at).contains(category)) {
        packages.addAll(teachers.get(at).answersFor(category));
      }
    }
    if (packages.isEmpty()) {
      throw new IllegalArgumentException(category + ": not taught");
    }
    return packages;
  }

  @Override
  public List<Map<String, Double>> ask(List<String> texts, Consumer<String> progress) {
    List<List<Map<String, Double>>> answers = new ArrayList<>();
    teachers.forEach(teacher -> answers.add(teacher.ask(texts, progress)));
    List<Map<String, Double>> pooled = new ArrayList<>();
    for (int text = 0; text < texts.size(); text++) {
      Map<String, List<Double>> found = new HashMap<>();
      for (List<Map<String, Double>> answer : answers) {
        answer
            .get(text)
            .forEach(
                (category, probability) ->
                    found.computeIfAbsent(category, c -> new ArrayList<>()).add(probability));
      }
      Map<String, Double> mean = new HashMap<>();
      found.forEach(
          (category, probabilities) -> mean.put(category, OpinionPool.mean(probabilities)));
      pooled.add(mean);
    }
    return pooled;
  }
}
