package dev.winnow.connectors.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.EscalationOutcome.Answered;
import dev.winnow.connectors.escalation.EscalationOutcome.TimedOut;
import dev.winnow.connectors.escalation.EscalationOutcome.Unavailable;
import dev.winnow.connectors.escalation.http.Endpoint;
import dev.winnow.connectors.escalation.http.JsonClient;
import dev.winnow.connectors.escalation.http.Patience;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every provider keeps to that asks an endpoint over HTTP, whatever the endpoint does. The
 * implementation gives the provider and what its endpoint would say.
 */
public abstract class HttpProviderContract {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String FOREIGN = "modèle 北京 עברית \uD83D\uDE00\u200D\u2728";
  private static final int MAX_ANSWER_BYTES = 100_000;

  private static final Patience PATIENT =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));

  protected ScriptedServer server;

  /** A provider that asks by this client, whose endpoint is at {@link #path}. */
  protected abstract EscalationProvider provider(JsonClient client);

  /** Where the endpoint is. */
  protected abstract String path();

  /** An answer of success that is as sure of toxicity as it can be. */
  protected abstract String toxic();

  /** An answer of success whose content is this. */
  protected abstract String saying(String content);

  /** The content of {@link #toxic}. */
  protected abstract String toxicContent();

  /** An answer of success whose content rates a category that does not exist. */
  protected abstract String foreignContent();

  /** What the endpoint says where it would not judge. */
  protected abstract String refusal();

  /** How a refusal ends: declined where the endpoint says it in its protocol. */
  protected abstract Class<? extends EscalationOutcome> refused();

  /** How often the endpoint is asked that gives an answer of no use. */
  protected abstract int rounds();

  @BeforeEach
  void open() throws Exception {
    server = new ScriptedServer();
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @Test
  void reads_scores_models_and_usage_of_an_answer() throws Exception {
    server.answers(200, toxic());

    Answered answered = answered(ask("some text"));

    assertThat(opinion(answered, "toxicity").score()).isEqualTo(1);
    assertThat(answered.opinions()).containsKey("hate");
    assertThat(answered.models()).hasSize(1);
    assertThat(answered.inputTokens()).isPositive();
    assertThat(answered.costMicros()).isPositive();
    assertThat(server.requests).extracting(ScriptedServer.Request::path).containsExactly(path());
  }

  @Test
  void tells_nothing_of_the_item_but_what_it_says() throws Exception {
    server.answers(200, toxic());

    ask("some text");

    assertThat(server.requests.get(0).body())
        .contains("some text")
        .doesNotContain("id-of-the-item", "tenant-of-the-item", "author-of");
  }

  @Test
  void carries_any_text_unharmed() throws Exception {
    server.answers(200, toxic());
    String text = "naïve 北京 \uD83D\uDE00 עברית \u200D\u0007 \"quoted\" \\ back\nslash";

    assertThat(ask(text)).isInstanceOf(Answered.class);

    assertThat(new ObjectMapper().readTree(server.requests.get(0).body()).toString())
        .contains(new ObjectMapper().writeValueAsString(text).replaceAll("^\"|\"$", ""));
  }

  @Test
  void gives_no_opinion_on_what_is_passed_over_and_says_what_that_was() throws Exception {
    server.answers(200, toxic(), "X-First: yes").answers(200, toxic());
    try (EscalationProvider provider = provider()) {
      EscalationOutcome outcome =
          await(provider.ask(Requests.of("some text"), Set.of("hate", "unheard")));

      if (outcome instanceof Answered answered) {
        assertThat(answered.opinions()).doesNotContainKey("hate");
        assertThat(answered.skipped()).containsExactly("hate");
      } else {
        // A chat model was not asked about hate, and answered on it all the same.
        assertThat(unavailable(outcome).fault()).isEqualTo(Fault.ANSWER);
      }
    }
  }

  @Test
  void a_refusal_is_told_from_an_answer() throws Exception {
    server.answers(200, refusal());

    assertThat(ask("some text")).isInstanceOf(refused());
  }

  @Test
  void truncated_json_is_no_answer() throws Exception {
    String content = toxicContent();
    server.answers(200, saying(content.substring(0, content.length() - 3)));

    assertNoUse(ask("some text"));
  }

  @Test
  void json_within_prose_is_no_answer() throws Exception {
    server.answers(200, saying("Sure! Here is the rating: " + toxicContent() + " Anything else?"));

    assertNoUse(ask("some text"));
  }

  @Test
  void ratings_of_other_categories_are_no_answer() throws Exception {
    server.answers(200, saying(foreignContent()));

    assertNoUse(ask("some text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{}", "not json", "{\"a\":1}{\"b\":2}"})
  void a_body_of_another_form_is_no_answer(String body) throws Exception {
    server.answers(200, body);

    assertThat(unavailable(ask("some text")).fault()).isEqualTo(Fault.ANSWER);
  }

  @ParameterizedTest
  @CsvSource({
    "301, PROVIDER", "400, ITEM", "401, PROVIDER", "402, PROVIDER", "403, PROVIDER",
    "404, PROVIDER", "408, TRANSIENT", "413, ITEM", "422, ITEM", "429, TRANSIENT",
    "500, TRANSIENT", "503, TRANSIENT", "529, TRANSIENT"
  })
  void a_status_says_what_it_means_for_the_next_question(int status, Fault fault) throws Exception {
    server.answers(status, "{\"error\":{\"message\":\"some text\",\"type\":\"some_error\"}}");

    Unavailable unavailable = unavailable(ask("some text"));

    assertThat(unavailable.fault()).isEqualTo(fault);
    assertThat(unavailable.why()).isEqualTo(status + " some_error");
    assertThat(unavailable.retryAfter()).isNull();
    assertThat(server.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "429, 7, PT7S", "503, 1.5, PT1.5S", "529, 0, PT0S",
        "429, 'Thu, 01 Jan 2026 00:02:00 GMT', PT2M",
    "429, 'Wed, 31 Dec 2025 00:00:00 GMT', PT0S", "429, 999999999, PT24H", "429, soon,", "429, -5,"
  })
  void says_how_long_the_endpoint_wants_to_be_left_alone(
      int status, String header, Duration expected) throws Exception {
    server.answers(status, "overloaded", "Retry-After: " + header);

    assertThat(unavailable(ask("some text")).retryAfter()).isEqualTo(expected);
  }

  @Test
  void a_spent_quota_is_final_although_its_status_is_that_of_a_limit() throws Exception {
    server.answers(429, "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"Pay.\"}}");

    assertThat(unavailable(ask("some text")).fault()).isEqualTo(Fault.PROVIDER);
  }

  @Test
  void an_endpoint_that_hangs_runs_out_of_time_and_is_given_up() throws Exception {
    server.hangs();

    assertThat(ask("some text", headersWithin(300))).isInstanceOf(TimedOut.class);
    assertAbandoned();
  }

  @Test
  void headers_without_an_end_run_out_of_time() throws Exception {
    server.stopsInItsHeaders();

    assertThat(ask("some text", headersWithin(300))).isInstanceOf(TimedOut.class);
    assertAbandoned();
  }

  @Test
  void a_body_without_an_end_runs_out_of_time() throws Exception {
    server.stopsInItsBody();
    Patience patience =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(500));

    assertThat(ask("some text", patience)).isInstanceOf(TimedOut.class);
    assertAbandoned();
  }

  @Test
  void a_body_that_comes_slowly_but_in_time_is_an_answer() throws Exception {
    server.drips(toxic(), 20, Duration.ofMillis(30));

    assertThat(opinion(answered(ask("some text")), "toxicity").score()).isEqualTo(1);
  }

  @Test
  void a_body_whose_every_byte_comes_soon_and_whose_end_does_not_runs_out_of_time()
      throws Exception {
    server.drips(" ".repeat(1000) + toxic(), 1, Duration.ofMillis(100));
    Patience patience =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(500));

    assertThat(ask("some text", patience)).isInstanceOf(TimedOut.class);
    assertAbandoned();
  }

  @Test
  void an_answer_with_other_letters_around_it_is_read_however_its_bytes_are_cut() throws Exception {
    ObjectNode response = (ObjectNode) new ObjectMapper().readTree(toxic());
    response.put("model", FOREIGN).put("note", FOREIGN);
    server.drips(response.toString(), 1, Duration.ofMillis(1));

    Answered answered = answered(ask("some text"));

    assertThat(opinion(answered, "toxicity").score()).isEqualTo(1);
    assertThat(answered.models())
        .singleElement()
        .satisfies(model -> assertThat(model.getVersion()).isEqualTo(FOREIGN));
  }

  @Test
  void a_refusal_in_other_letters_is_one() throws Exception {
    server.answers(200, refusal().replace("I cannot help with that.", FOREIGN));

    assertThat(ask("some text")).isInstanceOf(refused());
  }

  @Test
  void a_connection_that_is_reset_may_come_back() throws Exception {
    server.resets();

    assertThat(unavailable(ask("some text")).fault()).isEqualTo(Fault.TRANSIENT);
  }

  @Test
  void nobody_at_the_address_may_come_back() throws Exception {
    // Bound and never listening: a port that was given back would soon be somebody else's.
    try (Socket nobody = new Socket()) {
      nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI address = URI.create("http://127.0.0.1:" + nobody.getLocalPort() + path());
      try (EscalationProvider provider = provider(client(address, PATIENT))) {
        assertThat(unavailable(await(provider.ask(Requests.of("x"), Set.of()))).fault())
            .isEqualTo(Fault.TRANSIENT);
      }
    }
  }

  @Test
  void a_server_that_speaks_no_tls_is_unavailable_and_hears_nothing() throws Exception {
    server.answers(200, toxic());
    try (EscalationProvider provider = provider(client("https", PATIENT))) {
      Unavailable unavailable = unavailable(await(provider.ask(Requests.of("x"), Set.of())));

      assertThat(unavailable.why()).contains("SSL");
      assertThat(unavailable.fault()).isEqualTo(Fault.TRANSIENT);
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void a_server_whose_certificate_nobody_trusts_is_unavailable_hears_nothing_and_costs_nothing()
      throws Exception {
    server.close();
    server = ScriptedServer.withCertificateThatNobodyTrusts();
    server.answers(200, toxic());
    try (EscalationProvider provider = provider(client("https", PATIENT))) {
      Unavailable unavailable = unavailable(await(provider.ask(Requests.of("x"), Set.of())));

      assertThat(unavailable)
          .isEqualTo(
              new Unavailable("SSLHandshakeException", Fault.TRANSIENT, Usage.NONE, null, true));
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void of_an_answer_of_50_megabytes_only_a_little_is_read() throws Exception {
    long whole = 50L << 20;
    server.floods(whole);

    Unavailable unavailable = unavailable(ask("some text"));

    assertThat(unavailable.fault()).isEqualTo(Fault.ANSWER);
    assertThat(unavailable.why()).contains("longer than " + MAX_ANSWER_BYTES);
    assertAbandoned();
    assertThat(server.flooded).hasValueLessThan(whole / 2);
  }

  @Test
  void whoever_cancels_gives_up_the_connection() throws Exception {
    server.hangs();
    try (EscalationProvider provider = provider()) {
      CompletableFuture<EscalationOutcome> answer = provider.ask(Requests.of("x"), Set.of());
      Awaitility.await("the request")
          .atMost(Duration.ofSeconds(10))
          .until(() -> !server.requests.isEmpty());

      answer.cancel(true);

      assertAbandoned();
    }
  }

  @Test
  void closing_ends_what_is_under_way_and_what_comes_later() throws Exception {
    server.hangs();
    EscalationProvider provider = provider();
    CompletableFuture<EscalationOutcome> answer = provider.ask(Requests.of("x"), Set.of());

    provider.close();

    assertThat(await(answer)).isInstanceOf(Unavailable.class);
    assertThat(await(provider.ask(Requests.of("x"), Set.of()))).isInstanceOf(Unavailable.class);
    assertThatCode(provider::close).doesNotThrowAnyException();
  }

  @Test
  void has_a_name_fit_for_records_and_metrics() {
    try (EscalationProvider provider = provider()) {
      assertThat(provider.name()).matches("[a-z0-9._-]+");
    }
  }

  protected EscalationOutcome ask(String text) throws Exception {
    return ask(text, PATIENT);
  }

  protected Quote quote(String text) {
    try (EscalationProvider provider = provider()) {
      return provider.quote(Requests.of(text), Set.of());
    }
  }

  private EscalationOutcome ask(String text, Patience patience) throws Exception {
    try (EscalationProvider provider = provider(client("http", patience))) {
      return await(provider.ask(Requests.of(text), Set.of()));
    }
  }

  protected EscalationProvider provider() {
    return provider(client("http", PATIENT));
  }

  private JsonClient client(String scheme, Patience patience) {
    return client(server.url(scheme, path()), patience);
  }

  private static JsonClient client(URI url, Patience patience) {
    return new JsonClient(
        "test",
        new Endpoint(
            url, Map.of("Authorization", "Bearer secret"), patience, MAX_ANSWER_BYTES, true),
        CLOCK);
  }

  private static Patience headersWithin(long millis) {
    return new Patience(Duration.ofSeconds(10), Duration.ofMillis(millis), Duration.ofSeconds(10));
  }

  private void assertNoUse(EscalationOutcome outcome) {
    assertThat(unavailable(outcome).fault()).isEqualTo(Fault.ANSWER);
    assertThat(server.requests).hasSize(rounds());
  }

  private void assertAbandoned() throws InterruptedException {
    assertThat(server.abandoned.await(10, TimeUnit.SECONDS)).as("connection given up").isTrue();
  }

  protected static Answered answered(EscalationOutcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return (Answered) outcome;
  }

  protected static ProviderScore opinion(Answered answered, String category) {
    return Objects.requireNonNull(answered.opinions().get(category), category);
  }

  protected static Unavailable unavailable(EscalationOutcome outcome) {
    assertThat(outcome).isInstanceOf(Unavailable.class);
    return (Unavailable) outcome;
  }

  protected static EscalationOutcome await(CompletableFuture<EscalationOutcome> answer)
      throws Exception {
    return answer.get(20, TimeUnit.SECONDS);
  }
}
