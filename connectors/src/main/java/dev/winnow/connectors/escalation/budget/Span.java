package dev.winnow.connectors.escalation.budget;

import dev.winnow.schemas.Term;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** The time that a cap holds for: of the calendar, in UTC. From the shortest to the longest. */
public enum Span implements Term {
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS),
  MONTH(ChronoUnit.DAYS);

  private final ChronoUnit unit;

  Span(ChronoUnit unit) {
    this.unit = unit;
  }

  /** When the hour, day or month began that a moment lies in. */
  public Instant startOf(Instant moment) {
    ZonedDateTime start = moment.atZone(ZoneOffset.UTC).truncatedTo(unit);
    return (this == MONTH ? start.withDayOfMonth(1) : start).toInstant();
  }
}
