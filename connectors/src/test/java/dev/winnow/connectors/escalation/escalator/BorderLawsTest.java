package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.Redaction;
import dev.winnow.connectors.escalation.Requests;
import dev.winnow.schemas.EscalationRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BorderLawsTest {
  private static final LaneSettings QUICK =
      new LaneSettings(
          4,
          0,
          0,
          2,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          new BreakerSettings(
              20, 5, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1)));

  @Property(tries = 100, seed = "17")
  void what_may_not_leave_reaches_nobody_outside_however_providers_stand_and_fail(
      @ForAll @Size(min = 1, max = 5) List<Boolean> outside,
      @ForAll @Size(min = 5, max = 5) List<@IntRange(max = 4) Integer> ends,
      @ForAll @Size(min = 5, max = 5) List<Boolean> judges,
      @ForAll @Size(min = 1, max = 4) List<Boolean> mayLeave)
      throws Exception {
    List<Asking> providers = new ArrayList<>();
    List<Chain.Stop> stops = new ArrayList<>();
    for (int i = 0; i < outside.size(); i++) {
      int end = ends.get(i);
      Asking provider = new Asking("p" + i, n -> outcome(end));
      provider.categories = judges.get(i) ? Set.of("toxicity") : Set.of();
      providers.add(provider);
      stops.add(
          new Chain.Stop(outside.get(i) ? new Border(provider, Redaction::none) : provider, QUICK));
    }
    try (Chain chain =
        new Chain(stops, Duration.ofSeconds(10), Duration.ofDays(1), WhenAway.WAIT)) {
      for (boolean may : mayLeave) {
        EscalationRequest request = Requests.of("some text");
        request.setMayLeave(may);
        chain.ask(request, Set.of(), Duration.ofSeconds(10)).get(20, TimeUnit.SECONDS);
      }
    }

    for (int i = 0; i < outside.size(); i++) {
      if (outside.get(i)) {
        assertThat(providers.get(i).asked).allMatch(EscalationRequest::getMayLeave);
      }
    }
  }

  @Test
  void asked_all_the_same_it_lets_nothing_pass() throws Exception {
    Asking outside = Asking.answering("far");
    EscalationRequest request = Requests.of("some text");
    request.setMayLeave(false);

    EscalationOutcome outcome =
        new Border(outside, Redaction::none).ask(request, Set.of()).get(1, TimeUnit.SECONDS);

    assertThat(outcome).isEqualTo(new Unavailable("may not leave", Fault.ITEM));
    assertThat(outside.asked).isEmpty();
  }

  @Test
  void what_passes_is_masked_and_has_no_author() throws Exception {
    Asking outside = Asking.answering("far");
    EscalationRequest request = Requests.of("Call me on 555-0100.");

    new Border(
            outside,
            text ->
                Redaction.none(text.replace("555-0100", "[phone]").replace("earlier", "[word]")))
        .ask(request, Set.of())
        .get(1, TimeUnit.SECONDS);

    assertThat(outside.asked)
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.getText()).isEqualTo("Call me on [phone].");
              assertThat(left.getThread().get(0).getText()).isEqualTo("An [word] message.");
              assertThat(left.toString()).doesNotContain("author-of");
            });
    assertThat(request.getText()).contains("555-0100");
  }

  private static @Nullable EscalationOutcome outcome(int end) {
    return switch (end) {
      case 0 -> Asking.ANSWER;
      case 1 -> new Unavailable("503", Fault.TRANSIENT);
      case 2 -> new Unavailable("key", Fault.PROVIDER);
      case 3 -> new Unavailable("400", Fault.ITEM);
      default -> new Unavailable("garbage", Fault.ANSWER);
    };
  }
}
