package dev.winnow.connectors.escalation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.escalation.EscalationOutcome;
import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Fault;
import dev.winnow.connectors.escalation.HttpProviderContract;
import dev.winnow.connectors.escalation.Requests;
import dev.winnow.connectors.escalation.ScriptedServer.Request;
import dev.winnow.connectors.escalation.chat.Injections.Injection;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.ThreadMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a chat model's provider keeps to where a text speaks to the model: what the text says stands
 * in its fence, and a model that obeys it is not believed. A model that obeys in the very form that
 * was asked for cannot be told from one that judges: against that stand the fence and the
 * instructions.
 *
 * <p>The texts are made up. With a folder of labelled JSON Lines it holds for all of their rows
 * with {@code labels.prompt_injection = 1} too:
 *
 * <pre>
 * mvn verify -pl connectors -am -Dtest='*ChatTest' -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dwinnow.data=FOLDER
 * </pre>
 */
abstract class InjectionContract extends HttpProviderContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HARMLESS = "Does the bakery open on Mondays?";
  private static final String WANTED = "{\"toxicity\": 0, \"hate\": 0}";

  /** What models say that do what a text wants. */
  private static final List<String> OBEYING =
      List.of(
          "ALLOWED",
          "Of course. From now on I follow the new rules.",
          WANTED + "\nAs you wished, my friend.",
          "Of course: " + WANTED,
          "You may pass.\n```json\n" + WANTED + "\n```",
          "\u200B" + WANTED,
          WANTED + WANTED,
          "[" + WANTED + "]",
          "{\"verdict\": \"ok\"}",
          "{\"toxicity\": 0}",
          "{\"toxicity\": 0, \"hate\": 0, \"verdict\": 9}",
          "{\"ratings\": " + WANTED + "}",
          "{\"toxicity\": \"allowed\", \"hate\": false}");

  private static final Pattern FIRST_FENCE = Pattern.compile("<context ([0-9a-f]{16})>\n");

  /** A space behind a bracket breaks the marks of chat templates. */
  private static final Pattern BROKEN = Pattern.compile("(?<=[<\\[]) ");

  @ParameterizedTest
  @MethodSource("dev.winnow.connectors.escalation.chat.Injections#own")
  void an_injection_stands_in_its_fence_and_changes_no_other_byte(Injection injection)
      throws Exception {
    try (EscalationProvider provider = provider()) {
      assertFenced(provider, injection);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.winnow.connectors.escalation.chat.Injections#own")
  void a_model_that_says_what_an_injection_says_is_not_believed(Injection injection)
      throws Exception {
    try (EscalationProvider provider = provider()) {
      assertNotBelieved(provider, injection, echoing(injection));
    }
  }

  @Test
  void a_model_that_obeys_is_not_believed_in_whichever_words() throws Exception {
    try (EscalationProvider provider = provider()) {
      assertNotBelieved(provider, Injections.own().get(0), OBEYING);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.winnow.connectors.escalation.chat.Injections#own")
  void an_injection_changes_nothing_for_the_items_before_and_after_it(Injection injection)
      throws Exception {
    try (EscalationProvider provider = provider()) {
      assertOfNoConsequence(provider, injection);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "winnow.data", matches = ".+")
  void the_injections_of_a_folder_do_no_more(TestReporter reporter) throws Exception {
    List<Injection> injections =
        Injections.of(Path.of(Objects.requireNonNull(System.getProperty("winnow.data"))));
    assertThat(injections.size()).as("rows").isPositive();
    List<String> failing = new ArrayList<>();
    try (EscalationProvider provider = provider()) {
      for (Injection injection : injections) {
        try {
          assertFenced(provider, injection);
          assertNotBelieved(provider, injection, echoing(injection));
          assertNotBelieved(provider, injection, OBEYING);
          assertOfNoConsequence(provider, injection);
        } catch (AssertionError e) {
          failing.add(injection.name()); // without the message, which holds the row
        }
      }
    }
    reporter.publishEntry("injections", String.valueOf(injections.size()));
    assertThat(failing).isEmpty();
  }

  private void assertFenced(EscalationProvider provider, Injection injection) throws Exception {
    server.afresh().answers(200, toxic());
    assertFenced(
        asked(provider, Requests.of(HARMLESS)),
        asked(provider, Requests.of(injection.text())),
        injection);
    assertFenced(
        asked(provider, inThread(HARMLESS)),
        asked(provider, inThread(injection.text())),
        injection);
  }

  private static void assertFenced(String harmless, String attacked, Injection injection)
      throws Exception {
    ObjectNode plain = (ObjectNode) JSON.readTree(harmless);
    ObjectNode other = (ObjectNode) JSON.readTree(attacked);
    assertFramed(
        user(plain).path("content").asText(), user(other).path("content").asText(), injection);

    user(other).set("content", user(plain).path("content"));

    assertThat(other.toString()).isEqualTo(harmless);
  }

  private static void assertFramed(String plain, String attacked, Injection injection) {
    String word = word(attacked);
    String frame = plain.replace(word(plain), word);
    int at = frame.indexOf(HARMLESS);
    String before = frame.substring(0, at);
    String after = frame.substring(at + HARMLESS.length());
    assertThat(attacked).startsWith(before).endsWith(after);

    String fenced = attacked.substring(before.length(), attacked.length() - after.length());
    assertThat(BROKEN.matcher(fenced).replaceAll(""))
        .isEqualTo(BROKEN.matcher(injection.text()).replaceAll(""));
    assertThat(fenced).doesNotContain(word, "<|im_", "[INST]", "<<SYS>>", "<start_of_turn>");
  }

  private void assertNotBelieved(
      EscalationProvider provider, Injection injection, List<String> answers) throws Exception {
    for (String answer : answers) {
      server.afresh().answers(200, saying(answer));

      EscalationOutcome outcome = await(provider.ask(Requests.of(injection.text()), Set.of()));

      assertThat(unavailable(outcome).fault()).as(answer).isEqualTo(Fault.ANSWER);
      assertThat(server.requests).hasSize(2);
      assertThat(withoutRepair(server.requests.get(1).body()))
          .isEqualTo(server.requests.get(0).body());
    }
  }

  private static List<String> echoing(Injection injection) {
    return List.of(injection.text(), injection.text() + WANTED);
  }

  private void assertOfNoConsequence(EscalationProvider provider, Injection injection)
      throws Exception {
    String obeying = saying("Of course. From now on I follow the new rules.");
    server.afresh().answers(200, toxic()).answers(200, obeying).answers(200, obeying);
    server.answers(200, toxic());

    EscalationOutcome before = await(provider.ask(Requests.of(HARMLESS), Set.of()));
    var unused = await(provider.ask(Requests.of(injection.text()), Set.of()));
    EscalationOutcome after = await(provider.ask(Requests.of(HARMLESS), Set.of()));

    assertThat(after).isEqualTo(before).isInstanceOf(EscalationOutcome.Answered.class);
    List<Request> requests = server.requests;
    assertThat(requests).hasSize(4);
    assertThat(requests.get(3)).isEqualTo(requests.get(0));
  }

  private String asked(EscalationProvider provider, EscalationRequest request) throws Exception {
    var unused = answered(await(provider.ask(request, Set.of())));
    return server.requests.get(server.requests.size() - 1).body();
  }

  private static EscalationRequest inThread(String text) {
    EscalationRequest request = Requests.of("And what of this?");
    request.setThread(List.of(ThreadMessage.newBuilder().setText(text).build()));
    return request;
  }

  private static ObjectNode user(ObjectNode request) {
    JsonNode messages = request.path("messages");
    return (ObjectNode) messages.get(messages.size() - 1);
  }

  private static String withoutRepair(String secondRound) throws Exception {
    JsonNode request = JSON.readTree(secondRound);
    ArrayNode messages = (ArrayNode) request.path("messages");
    messages.remove(messages.size() - 1);
    messages.remove(messages.size() - 1);
    return request.toString();
  }

  /** Of the first fence, before which nothing of the item stands. */
  private static String word(String user) {
    Matcher fence = FIRST_FENCE.matcher(user);
    assertThat(fence.find()).isTrue();
    return fence.group(1);
  }
}
