package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClosureNewsTest {
  private static final EscalationOutcome BUSY = new Unavailable("status 503", Fault.TRANSIENT);
  private static final EscalationOutcome NO_KEY = new Unavailable("status 401", Fault.PROVIDER);
  private static final Closure SHUT = new Closure(true, false, false, 9, 0, 0);
  private static final Closure GONE = new Closure(true, false, true, 9, 0, 0);
  private static final Closure UP = new Closure(false, false, false, 0, 0, 0);

  private final ClosureNews news = new ClosureNews();
  private final List<String> told = new ArrayList<>();

  @Test
  void each_opening_and_closing_is_told_once() {
    hear(UP, BUSY);
    hear(SHUT, BUSY);
    hear(SHUT, BUSY);
    hear(UP, Asking.ANSWER);
    hear(UP, Asking.ANSWER);
    hear(SHUT, new TimedOut());

    assertThat(told)
        .containsExactly(
            "is left alone: status 503 (TRANSIENT)", "answers again", "is left alone: timed_out");
  }

  @Test
  void a_key_that_is_refused_is_told_once_though_the_breaker_was_open_before() {
    hear(SHUT, BUSY);
    hear(GONE, NO_KEY);
    hear(GONE, NO_KEY);
    hear(GONE, NO_KEY);

    assertThat(told)
        .containsExactly(
            "is left alone: status 503 (TRANSIENT)", "is left alone: status 401 (PROVIDER)");
  }

  private void hear(Closure now, EscalationOutcome end) {
    news.after(now, end).ifPresent(one -> told.add(one.words()));
  }
}
