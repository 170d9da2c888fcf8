package dev.winnow.cli.demo;

import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.LabelScore;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.results.ItemRevision;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Results as rows that a person likes to read: ids, actions and labels, never a text. */
final class VerdictTable {
  private static final String ROW = "%-26s %-17s %-12s %-12s %s";
  private static final int ID_WIDTH = 26;

  private VerdictTable() {}

  static String head() {
    return "@|bold " + ROW.formatted("item", "action", "decided by", "", "labels") + "|@";
  }

  static String row(Verdict verdict) {
    return row(
        ItemRevision.of(verdict).label(),
        coloured(verdict.getAction()),
        verdict.getDecidedBy(),
        verdict.getFinal$() ? "final" : "provisional",
        verdict.getFinal$()
            ? labels(verdict, LabelScore::getFlagged)
            : "unsure: " + labels(verdict, label -> !label.getSure()));
  }

  static String row(ReviewRequest review) {
    return row(
        ItemRevision.of(review).label(),
        coloured("review"),
        "general",
        review.getStatus().equals("open") ? "waits" : review.getStatus(),
        "people are asked: " + String.join(", ", review.getUnsure()));
  }

  static String row(DeadLetter letter) {
    ItemRevision item = ItemRevision.of(letter);
    return row(
        item == null
            ? letter.getTopic() + "/" + letter.getPartition() + "/" + letter.getOffset()
            : item.label(),
        coloured("dead letter"),
        "guard",
        "final",
        letter.getReason());
  }

  private static String row(
      String item, String action, String decidedBy, String kind, String labels) {
    return ROW.formatted(shortened(item), action, decidedBy, kind, labels).stripTrailing();
  }

  private static String shortened(String item) {
    return item.length() <= ID_WIDTH ? item : item.substring(0, ID_WIDTH - 1) + "…";
  }

  /** Padded here, because the colours' own characters have no width. */
  private static String coloured(String action) {
    String padded = "%-11s".formatted(action);
    return switch (action) {
      case "allow" -> "@|green " + padded + "|@";
      case "limit" -> "@|yellow " + padded + "|@";
      case "remove", "dead letter" -> "@|red " + padded + "|@";
      case "review" -> "@|cyan " + padded + "|@";
      default -> "@|faint " + padded + "|@";
    };
  }

  private static String labels(Verdict verdict, Predicate<LabelScore> wanted) {
    return verdict.getLabels().entrySet().stream()
        .filter(label -> wanted.test(label.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .map(label -> label(label.getKey(), label.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String label(String category, LabelScore label) {
    return String.format(Locale.ROOT, "%s %.2f", category, label.getProbability());
  }
}
