package dev.winnow.benchmarks.mix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everyday texts and violations in the proportion of a stream. All labelled rows serve to measure
 * quality, weighted so that violations are so large a part and each category makes up the same of
 * it; to measure speed a list is drawn with that many of each.
 *
 * @param strata violations by the category that they stand for; a row stands for one
 * @param violations part of the whole, between 0 and 1
 */
public record Mix(
    List<LabelledText> everyday, Map<String, List<LabelledText>> strata, double violations) {
  public Mix {
    everyday = List.copyOf(everyday);
    strata = Collections.unmodifiableMap(new LinkedHashMap<>(strata));
    if (everyday.isEmpty() || strata.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "rows: %d everyday, violations %s (expected: some of each category)"
              .formatted(
                  everyday.size(),
                  strata.entrySet().stream()
                      .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().size()))));
    }
    if (!(violations > 0 && violations < 1)) {
      throw new IllegalArgumentException(
          "violations: " + violations + " (expected: between 0 and 1)");
    }
  }

  /**
   * Sorts rows into everyday ones and violations; others are left out. A row that violates several
   * categories stands for the one of which there are fewest.
   */
  public static Mix of(List<LabelledText> rows, TreeSet<String> categories, double violations) {
    Map<String, Long> counts =
        categories.stream()
            .collect(Collectors.toMap(c -> c, c -> rows.stream().filter(row -> row.is(c)).count()));
    List<String> rarestFirst =
        categories.stream().sorted(Comparator.comparing(counts::get)).toList();
    Map<String, List<LabelledText>> strata = new LinkedHashMap<>();
    rarestFirst.forEach(category -> strata.put(category, new ArrayList<>()));
    for (LabelledText row : rows) {
      rarestFirst.stream()
          .filter(row::is)
          .findFirst()
          .ifPresent(category -> strata.computeIfAbsent(category, c -> new ArrayList<>()).add(row));
    }
    return new Mix(
        rows.stream().filter(row -> row.isEveryday(categories)).toList(), strata, violations);
  }

  /** These in place of its everyday rows. */
  public Mix withEveryday(List<LabelledText> rows) {
    return new Mix(rows, strata, violations);
  }

  /**
   * Those of the two halves, 0 and 1, into which a hash of seed, source and id divides the rows.
   */
  public Mix half(int half, long seed) {
    Map<String, List<LabelledText>> kept = new LinkedHashMap<>();
    strata.forEach((category, rows) -> kept.put(category, half(rows, half, seed)));
    return new Mix(half(everyday, half, seed), kept, violations);
  }

  private static List<LabelledText> half(List<LabelledText> rows, int half, long seed) {
    return rows.stream().filter(row -> hash(row, seed) % 2 == half).toList();
  }

  private static long hash(LabelledText row, long seed) {
    byte[] name = (seed + ":" + row.source() + ":" + row.id()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).getLeastSignificantBits() >>> 1;
  }

  /**
   * So many rows at most, half of them everyday ones and of each stratum as many, drawn by a hash
   * of seed, source and id.
   */
  public Mix sample(int count, long seed) {
    Map<String, List<LabelledText>> kept = new LinkedHashMap<>();
    strata.forEach(
        (category, rows) -> kept.put(category, sample(rows, count / 2 / strata.size(), seed)));
    return new Mix(sample(everyday, count / 2, seed), kept, violations);
  }

  /** Those that are wanted. */
  public Mix only(Predicate<LabelledText> wanted) {
    Map<String, List<LabelledText>> kept = new LinkedHashMap<>();
    strata.forEach((category, rows) -> kept.put(category, rows.stream().filter(wanted).toList()));
    return new Mix(everyday.stream().filter(wanted).toList(), kept, violations);
  }

  private static List<LabelledText> sample(List<LabelledText> rows, int count, long seed) {
    return rows.stream()
        .sorted(Comparator.comparingLong((LabelledText row) -> hash(row, seed)))
        .limit(Math.max(1, count))
        .toList();
  }

  /** All rows: the everyday ones, then the strata in turn. */
  public List<LabelledText> rows() {
    return Stream.concat(everyday.stream(), strata.values().stream().flatMap(List::stream))
        .toList();
  }

  /** In the order of {@link #rows}. An everyday row weighs 1. */
  public double[] weights() {
    double stratum = everyday.size() * violations / (1 - violations) / strata.size();
    return Stream.concat(
            everyday.stream().map(row -> 1.0),
            strata.values().stream()
                .flatMap(rows -> Collections.nCopies(rows.size(), stratum / rows.size()).stream()))
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** Where each group of {@link #rows} ends: the everyday ones, then each stratum. */
  public int[] ends() {
    int[] ends = new int[1 + strata.size()];
    ends[0] = everyday.size();
    int at = 1;
    for (List<LabelledText> rows : strata.values()) {
      ends[at] = ends[at - 1] + rows.size();
      at++;
    }
    return ends;
  }

  /** All everyday texts and as many violations as belong to them, shuffled. */
  public List<String> draw(long seed) {
    Random random = new Random(seed);
    List<String> texts =
        everyday.stream().map(LabelledText::text).collect(Collectors.toCollection(ArrayList::new));
    long each = Math.round(everyday.size() * violations / (1 - violations) / strata.size());
    strata
        .values()
        .forEach(
            rows -> random.ints(each, 0, rows.size()).forEach(i -> texts.add(rows.get(i).text())));
    Collections.shuffle(texts, random);
    return List.copyOf(texts);
  }
}
