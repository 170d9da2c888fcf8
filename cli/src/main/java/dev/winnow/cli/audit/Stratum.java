package dev.winnow.cli.audit;

import dev.winnow.schemas.AuditDraw;
import java.util.Comparator;

/** What an item was drawn from. */
record Stratum(String stage, String action, boolean near) implements Comparable<Stratum> {
  private static final Comparator<Stratum> ORDER =
      Comparator.comparing(Stratum::stage)
          .thenComparing(Stratum::action)
          .thenComparing(Stratum::near);

  static Stratum of(AuditDraw draw) {
    return new Stratum(draw.getStage(), draw.getAction(), draw.getNear());
  }

  boolean acts() {
    return AuditBook.acts(action);
  }

  @Override
  public int compareTo(Stratum other) {
    return ORDER.compare(this, other);
  }
}
