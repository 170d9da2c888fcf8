package dev.winnow.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class WaitsTest {
  @Test
  void names_the_reasons_that_somebody_waits_for() throws Exception {
    Waits waits =
        Waits.of(
            new ObjectMapper()
                .readTree(
                    "{\"job\":\"winnow-escalate\",\"waiting\":30,"
                        + "\"waitsFor\":{\"turn\":0,\"answer\":4,\"breaker\":0,\"away\":25}}"));

    assertThat(waits.waiting()).isEqualTo(30);
    assertThat(waits.reasons()).hasToString("{answer=4, away=25}");
    assertThat(waits.unexplained()).isEqualTo(1);
  }
}
