package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.LabelScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever waits takes turns: by tenant, and each tenant's items by what an opinion is worth. */
class TurnLawsTest {
  private static final QueueSettings ONE_AT_ONCE =
      new QueueSettings(1, Duration.ofSeconds(30), Duration.ofDays(7));
  private static final long START = Items.ESCALATED_AT.toEpochMilli();
  private static final long ROUNDED_MILLIS = 2;
  private static final List<String> TENANTS = List.of("acme", "blog", "club");

  /** An item that waits; its probability of toxicity is judged by 0.2 and 0.9. */
  record Waiting(String tenant, int minutes, double probability) {}

  @Provide
  Arbitrary<List<Waiting>> items() {
    return Combinators.combine(
            Arbitraries.of(TENANTS),
            Arbitraries.integers().between(0, 600),
            Arbitraries.doubles().between(0.2, 0.9))
        .as(Waiting::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 12, seed = "17")
  void a_tenants_items_go_by_their_worth_and_their_age(@ForAll("items") List<Waiting> items)
      throws Exception {
    Map<String, EscalationRequest> requests = new HashMap<>();
    List<String> asked = played(items, requests);

    assertThat(asked).containsExactlyInAnyOrderElementsOf(requests.keySet());
    for (String tenant : TENANTS) {
      List<String> own = asked.stream().filter(id -> id.startsWith(tenant)).toList();
      for (int i = 1; i < own.size(); i++) {
        assertThat(order(of(requests, own.get(i))))
            .isGreaterThanOrEqualTo(order(of(requests, own.get(i - 1))) - ROUNDED_MILLIS);
      }
    }
  }

  @Property(tries = 12, seed = "17")
  void of_two_tenants_that_wait_none_gets_more_than_one_turn_more(
      @ForAll("items") List<Waiting> items) throws Exception {
    Map<String, EscalationRequest> requests = new HashMap<>();
    List<String> asked = played(items, requests);

    assertThat(TENANTS.stream().map(FairTurns::lineOf)).doesNotHaveDuplicates();
    Map<String, Integer> left = new HashMap<>();
    requests.values().forEach(request -> left.merge(request.getTenant(), 1, Integer::sum));
    Map<String, Integer> turns = new HashMap<>();
    for (String id : asked) {
      String tenant = of(requests, id).getTenant();
      int own = turns.merge(tenant, 1, Integer::sum);
      left.merge(tenant, -1, Integer::sum);
      List<Integer> ofThoseWhoWait =
          TENANTS.stream()
              .filter(one -> left.getOrDefault(one, 0) > 0)
              .map(one -> turns.getOrDefault(one, 0))
              .toList();
      for (int one : ofThoseWhoWait) {
        assertThat(own - one).isLessThanOrEqualTo(1);
      }
    }
  }

  /** The order in which items are asked about that all wait when the first question has ended. */
  private static List<String> played(List<Waiting> items, Map<String, EscalationRequest> requests)
      throws Exception {
    ScriptedEscalator escalator = new ScriptedEscalator();
    try (QueueHarness queue = QueueHarness.opened(ONE_AT_ONCE, part -> escalator, Items.POLICIES)) {
      queue.passTimeTo(START + Duration.ofHours(10).toMillis());
      queue.send(request("other", new Waiting("other", 0, 0.5)));
      for (Waiting item : items) {
        String id = "%s-%03d".formatted(item.tenant(), requests.size());
        EscalationRequest request = request(id, item);
        requests.put(id, request);
        queue.send(request);
      }
      while (!escalator.open().isEmpty()) {
        escalator.answer(escalator.open().get(0), Items.answer(0.9));
        queue.work();
      }
    }
    List<String> asked = new ArrayList<>(escalator.asked);
    assertThat(asked.remove(0)).isEqualTo("other");
    return asked;
  }

  private static long order(EscalationRequest request) {
    LabelScore label = of(request.getLabels(), "toxicity");
    double uncertainty = 1 - Math.abs(label.getProbability() - 0.55) / 0.35;
    long sixHours = Duration.ofHours(6).toMillis();
    return request.getRequestedAt().toEpochMilli() - Math.round(sixHours * uncertainty);
  }

  private static <T> T of(Map<String, T> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  private static EscalationRequest request(String id, Waiting item) {
    EscalationRequest request = Items.request(id, 1);
    request.setTenant(item.tenant());
    request.setRequestedAt(Instant.ofEpochMilli(START).plus(Duration.ofMinutes(item.minutes())));
    of(request.getLabels(), "toxicity").setProbability(item.probability());
    return request;
  }
}
