package dev.winnow.benchmarks.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.winnow.benchmarks.mix.LabelledText;
import dev.winnow.benchmarks.mix.ScoresInText;
import dev.winnow.connectors.escalation.Escalated;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.Declined;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.Prospect;
import dev.winnow.connectors.escalation.ProviderScore;
import dev.winnow.connectors.escalation.settings.ProvidersYaml;
import dev.winnow.schemas.EscalationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers that know the truth, refuse one text in ten, and cost a millionth a call. */
class AskedModelTest {
  private final List<EscalationRequest> requests = new ArrayList<>();
  private final Deque<Prospect> prospects = new ArrayDeque<>();
  private final AskedModel model =
      new AskedModel(new Knowing(), List.of("spam"), false, 4, words -> {});

  @Test
  void the_cascade_is_measured_on_the_texts_that_were_answered() {
    CascadeBenchResult result =
        new CascadeBenchmark(
                new CascadeBenchSettings(
                    Path.of("unused"), "unused", "unused", List.of(1.0), 3, 0.2, 17),
                rows(),
                words -> {})
            .run(ScoresInText.at(0), model, 200);

    assertThat(requests).hasSize(200);
    assertThat(result.general().macroF1()).isGreaterThan(0.99);
    assertThat(result.specialists().macroF1()).isLessThan(0.95);
    JsonNode json = result.json();
    assertThat(json.at("/asked/texts").asInt()).isEqualTo(200);
    int declined = json.at("/asked/outcomes/declined").asInt();
    assertThat(declined).isBetween(5, 40);
    assertThat(result.mix().rows()).hasSize(200 - declined);
    assertThat(json.at("/asked/outcomes/answered").asInt()).isEqualTo(200 - declined);
    double asked = json.at("/points/0/calls").asDouble();
    assertThat(asked).isBetween(0.01, 0.9);
    assertThat(json.at("/points/0/costMicrosPerThousand").asDouble())
        .isCloseTo(asked * 1000 * (200 - declined) / 200, within(1e-9));
    assertThat(json.at("/points/0").has("processorRatio")).isFalse();
  }

  @Test
  void a_request_says_what_is_asked_and_whether_it_may_leave() {
    model.classify("0.5 0.9 7").join();
    new AskedModel(new Knowing(), List.of("spam"), true, 1, words -> {})
        .classify("0.5 0.9 7")
        .join();

    assertThat(requests).extracting(EscalationRequest::getMayLeave).containsExactly(false, true);
    assertThat(requests.get(0).getUnsure()).containsExactly("spam");
  }

  @Test
  void while_nobody_is_there_a_text_waits() {
    prospects.add(new Prospect(List.of("knowing"), List.of()));
    prospects.add(Prospect.CROWDED);
    prospects.add(new Prospect(List.of("knowing"), List.of("knowing")));
    prospects.add(Prospect.CROWDED);

    assertThat(model.classify("0.5 0.9 7").join().scores()).containsKey("spam");
    assertThat(prospects).as("asked once the third said that it is due").hasSize(1);
  }

  @Test
  void the_jobs_own_model_is_not_asked_through_a_file(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("providers.yaml"), "providers: [{name: a, kind: local}]");

    assertThatThrownBy(() -> AskedProviders.open(ProvidersYaml.read(file), folder, null))
        .hasMessageContaining("kind local (expected: only others");
  }

  private static List<LabelledText> rows() {
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      boolean spam = i % 2 == 0;
      double found = i % 3 == 0 ? 0.35 + 0.0004 * i : spam ? 0.99 : 0.01;
      rows.add(
          new LabelledText(
              "made-up",
              true,
              "row" + i,
              found + " " + (spam ? 0.9 : 0.1) + " " + i,
              Map.of("spam", spam)));
    }
    return rows;
  }

  private final class Knowing implements Escalator {
    @Override
    public String name() {
      return "knowing";
    }

    @Override
    public Prospect prospect(EscalationRequest request, Set<String> passedOver) {
      Prospect next = prospects.poll();
      return next == null ? Prospect.ASK : next;
    }

    @Override
    public CompletableFuture<Escalated> ask(
        EscalationRequest request, Set<String> passedOver, Duration within) {
      requests.add(request);
      String[] words = String.valueOf(request.getText()).split(" ");
      double known = Double.parseDouble(words[1]);
      EscalationOutcome outcome =
          Integer.parseInt(words[2]) % 10 == 3
              ? new Declined("no")
              : new Answered(
                  Map.of("spam", new ProviderScore(known, known)),
                  List.of(),
                  10,
                  2,
                  1,
                  false,
                  List.of());
      return CompletableFuture.completedFuture(
          Escalated.of("knowing", outcome, outcome.usage(), 1));
    }

    @Override
    public void close() {}
  }
}
