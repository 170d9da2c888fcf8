package dev.winnow.benchmarks.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.prompt.AnswerFormat;
import dev.winnow.connectors.escalation.prompt.MalformedAnswerException;
import dev.winnow.connectors.escalation.settings.ProviderSettings;
import dev.winnow.connectors.escalation.settings.ProvidersSettings;
import dev.winnow.connectors.escalation.settings.ProvidersYaml;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackProviderTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final AnswerFormat FORM = new AnswerFormat(List.of("spam", "toxicity"));

  private final HttpClient client = HttpClient.newHttpClient();
  private LoopbackProvider provider;

  @BeforeEach
  void open() throws IOException {
    provider = new LoopbackProvider(Duration.ofMillis(1));
  }

  @AfterEach
  void close() throws IOException {
    provider.close();
  }

  @Test
  void rates_each_category_that_the_schema_wants() throws Exception {
    HttpResponse<String> answer = ask().get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(FORM.read(content(answer))).containsOnlyKeys("spam", "toxicity");
    assertThat(provider.questions()).isEqualTo(1);
  }

  @Test
  void refuses_connections_and_is_back_at_the_same_address() throws Exception {
    assertThat(ask().get().statusCode()).isEqualTo(200);

    provider.behaves(Behaviour.REFUSES);
    assertThatThrownBy(() -> ask().get()).hasCauseInstanceOf(ConnectException.class);
    assertThat(provider.questions()).isZero();

    provider.behaves(Behaviour.ANSWERS);
    assertThat(ask().get().statusCode()).isEqualTo(200);
  }

  @Test
  void takes_questions_and_never_answers() throws Exception {
    provider.behaves(Behaviour.HANGS);
    CompletableFuture<HttpResponse<String>> hanging = ask();
    Awaitility.await("the question is there").atMost(LIMIT).until(() -> provider.questions() == 1);

    provider.behaves(Behaviour.ANSWERS);
    assertThat(ask().get().statusCode()).isEqualTo(200);
    assertThat(hanging).isNotDone();

    provider.close();
    assertThatThrownBy(hanging::get).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void more_may_hang_than_are_held() throws Exception {
    provider.behaves(Behaviour.HANGS);
    List<CompletableFuture<HttpResponse<String>>> hanging =
        IntStream.range(0, 300).mapToObj(i -> ask()).toList();
    Awaitility.await("all questions are there")
        .atMost(LIMIT)
        .until(() -> provider.questions() >= 300);

    provider.behaves(Behaviour.ANSWERS);
    assertThat(ask().get().statusCode()).isEqualTo(200);
    assertThat(hanging.stream().filter(CompletableFuture::isDone).count()).isLessThanOrEqualTo(44);
  }

  @Test
  void has_too_many_requests_and_says_when_to_come_again() throws Exception {
    provider.behaves(Behaviour.TOO_MANY_REQUESTS);

    HttpResponse<String> answer = ask().get();

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void answers_what_nobody_asked_about() throws Exception {
    provider.behaves(Behaviour.GARBAGE);

    HttpResponse<String> answer = ask().get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> FORM.read(content(answer)))
        .isInstanceOf(MalformedAnswerException.class);
  }

  @Test
  void the_jobs_file_names_it_alone(@TempDir Path folder) throws Exception {
    ProvidersSettings settings =
        ProvidersYaml.read(
            ProvidersFile.write(folder, provider.url(), List.of("toxicity", "spam")));

    assertThat(settings.providers())
        .singleElement()
        .extracting(ProviderSettings::url)
        .isEqualTo(URI.create(provider.url()));
  }

  private CompletableFuture<HttpResponse<String>> ask() {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.putObject("response_format").putObject("json_schema").set("schema", FORM.schema());
    return client.sendAsync(
        HttpRequest.newBuilder(URI.create(provider.url() + "/chat/completions"))
            .version(HttpClient.Version.HTTP_1_1)
            .POST(BodyPublishers.ofString(question.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  private static String content(HttpResponse<String> answer) throws IOException {
    JsonNode json = new ObjectMapper().readTree(answer.body());
    return json.at("/choices/0/message/content").asText();
  }
}
