package dev.winnow.stack.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The metrics of a group of a job, by what comes behind the group in their names.
 *
 * @param sums of all subtasks
 * @param largest of any subtask
 */
public record JobMetrics(Map<String, Long> sums, Map<String, Long> largest) {
  public JobMetrics {
    sums = Map.copyOf(sums);
    largest = Map.copyOf(largest);
  }

  long sum(String name) {
    return sums.getOrDefault(name, 0L);
  }

  long largest(String name) {
    return largest.getOrDefault(name, 0L);
  }

  /** Those whose names begin so, by the rest of their names, sorted. */
  JobMetrics under(String prefix) {
    return new JobMetrics(under(sums, prefix), under(largest, prefix));
  }

  /** The names up to their first point, sorted. */
  Iterable<String> groups() {
    return sums.keySet().stream()
        .map(name -> name.split("\\.", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Long> under(Map<String, Long> values, String prefix) {
    Map<String, Long> found = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
