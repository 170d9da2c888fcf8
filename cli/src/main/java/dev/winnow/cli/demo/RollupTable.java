package dev.winnow.cli.demo;

import dev.winnow.schemas.Rollup;
import dev.winnow.schemas.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The roll-ups of all minutes together, as lines to close a demo with. */
final class RollupTable {
  /** The stages of the moderate job: each item gets exactly one verdict from one of them. */
  private static final Set<String> FIRST_STAGES =
      Set.of(Stage.GUARD.term(), Stage.SCREEN.term(), Stage.SPECIALISTS.term());

  private static final String ROW = "  %-14s %-10s %10s %13s";

  private RollupTable() {}

  static List<String> lines(Collection<Rollup> rollups) {
    List<Rollup> totals = rollups.stream().filter(RollupTable::isTotal).toList();
    List<String> lines = new ArrayList<>();
    lines.add("@|bold Roll-ups|@ (Kafka Streams), verdicts by stage and action:");
    lines.add("@|bold " + ROW.formatted("decided by", "action", "verdicts", "provisional") + "|@");
    groups(totals)
        .forEach(
            (group, sum) ->
                lines.add(
                    ROW.formatted(
                        group.stage(), group.action(), sum.verdicts(), sum.provisional())));
    lines.add("  flagged: " + flagged(rollups));
    lines.add("  escalation rate: " + escalationRate(totals));
    return lines;
  }

  private static boolean isTotal(Rollup rollup) {
    return rollup.getCategory().equals(Rollups.ALL);
  }

  private static Map<Group, Sum> groups(List<Rollup> totals) {
    Map<Group, Sum> groups = new TreeMap<>();
    for (Rollup rollup : totals) {
      groups.merge(
          new Group(Stage.of(rollup.getStage()), rollup.getAction()), Sum.of(rollup), Sum::plus);
    }
    return groups;
  }

  private static String flagged(Collection<Rollup> rollups) {
    String counts =
        rollups.stream()
            .filter(rollup -> !isTotal(rollup))
            .collect(
                Collectors.groupingBy(
                    Rollup::getCategory, TreeMap::new, Collectors.summingLong(Rollup::getVerdicts)))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "nothing" : counts;
  }

  private static String escalationRate(List<Rollup> totals) {
    Sum first =
        totals.stream()
            .filter(rollup -> FIRST_STAGES.contains(rollup.getStage()))
            .map(Sum::of)
            .reduce(new Sum(0, 0), Sum::plus);
    return first.verdicts() == 0
        ? "no verdicts"
        : String.format(Locale.ROOT, "%.1f %%", 100.0 * first.provisional() / first.verdicts());
  }

  /** In the order in which an item meets the stages. */
  private record Group(Stage of, String action) implements Comparable<Group> {
    String stage() {
      return of.term();
    }

    @Override
    public int compareTo(Group other) {
      int byStage = of.compareTo(other.of);
      return byStage != 0 ? byStage : action.compareTo(other.action);
    }
  }

  /** Counts of one group over all minutes and tenants. */
  private record Sum(long verdicts, long provisional) {
    static Sum of(Rollup rollup) {
      return new Sum(rollup.getVerdicts(), rollup.getProvisional());
    }

    Sum plus(Sum other) {
      return new Sum(verdicts + other.verdicts, provisional + other.provisional);
    }
  }
}
