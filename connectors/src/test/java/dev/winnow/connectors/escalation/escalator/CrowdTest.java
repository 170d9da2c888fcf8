package dev.winnow.connectors.escalation.escalator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.Prospect;
import dev.winnow.connectors.escalation.Requests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A provider that has one question at once: a second one may wait for it, a third one not. */
class CrowdTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ManualLoop loop = new ManualLoop();
  private final Asking slow = new Asking("slow", n -> null);
  private final Asking other = new Asking("other", n -> null);
  private final List<CompletableFuture<Escalated>> ends = new ArrayList<>();

  @Test
  void whoever_comes_when_as_many_wait_as_are_asked_about_keeps_its_turn() {
    Chain chain = chain(slow);
    assertThat(prospect(chain)).isEqualTo(Prospect.ASK);
    ask(chain);
    assertThat(prospect(chain)).isEqualTo(Prospect.ASK);
    ask(chain);
    assertThat(prospect(chain))
        .as("at once, before the thread has run")
        .isEqualTo(Prospect.CROWDED);
    loop.advance(Duration.ofMillis(1));
    assertThat(slow.asked).hasSize(1);
    assertThat(prospect(chain)).isEqualTo(Prospect.CROWDED);

    slow.given.element().complete(Asking.ANSWER);
    loop.advance(Duration.ofMillis(1));
    assertThat(ends.get(0)).isCompleted();
    assertThat(prospect(chain)).isEqualTo(Prospect.ASK);
  }

  @Test
  void who_is_given_up_makes_room_too() {
    Chain chain = chain(slow);
    ask(chain);
    ask(chain);
    loop.advance(Duration.ofMillis(1));

    ends.get(1).cancel(true);
    loop.advance(Duration.ofMillis(1));
    assertThat(prospect(chain)).isEqualTo(Prospect.ASK);
    loop.advance(LONG);
    assertThat(ends.get(0)).isCompleted();
    ask(chain);
    ask(chain);
    assertThat(prospect(chain)).isEqualTo(Prospect.CROWDED);
  }

  @Test
  void where_another_provider_has_room_it_is_asked() {
    Chain chain = chain(slow, other);
    ask(chain);
    ask(chain);

    assertThat(prospect(chain)).isEqualTo(Prospect.ASK);
  }

  private static Prospect prospect(Chain chain) {
    return chain.prospect(Requests.of("some text"), Set.of());
  }

  private void ask(Chain chain) {
    ends.add(chain.ask(Requests.of("some text"), Set.of(), LONG));
  }

  private Chain chain(Asking... providers) {
    return new Chain(
        Stream.of(providers).map(one -> new Chain.Stop(one, oneAtOnce())).toList(),
        LONG,
        Duration.ofHours(1),
        WhenAway.WAIT,
        loop);
  }

  private static LaneSettings oneAtOnce() {
    LaneSettings usual = LaneSettings.DEFAULT;
    return new LaneSettings(
        1,
        0,
        0,
        usual.attempts(),
        usual.backoff(),
        usual.longestBackoff(),
        usual.longestWait(),
        usual.breaker(),
        null);
  }
}
