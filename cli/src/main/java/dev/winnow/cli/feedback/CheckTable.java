package dev.winnow.cli.feedback;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The check as an operator reads it in a terminal. */
final class CheckTable {
  private final PrintWriter out;
  private final double confidence;

  CheckTable(PrintWriter out, double confidence) {
    this.out = out;
    this.confidence = confidence;
  }

  void print(List<CategoryFinding> findings) {
    for (CategoryFinding finding : findings) {
      out.println(finding.category());
      print("wrong", "acted on", finding.wrong());
      print("missed", "allowed", finding.missed());
      if (finding.unclear() > 0) {
        out.println(
            "  "
                + finding.unclear()
                + " answers act and do not say whether for this category: they count against it");
      }
    }
  }

  private void print(String what, String ofWhat, LimitFinding finding) {
    line(
        "  %-7s %d errors in %d answers about what was %s; with confidence %s below %.2f %% (limit"
            + " %.2f %%): %s",
        what,
        finding.bound().errors(),
        finding.bound().judged(),
        ofWhat,
        confidence,
        100 * finding.bound().high(),
        100 * finding.limit(),
        said(finding));
  }

  private static String said(LimitFinding finding) {
    return switch (finding.state()) {
      case KEPT -> "kept";
      case OPEN -> "not shown";
      case SHORT ->
          finding.needed() > 0
              ? "too few answers (expected: about " + finding.needed() + " or more)"
              : "the items that it hangs on are not drawn";
    };
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
