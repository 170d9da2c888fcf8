package dev.winnow.connectors.escalation.settings;

import dev.winnow.connectors.escalation.Calibration;
import dev.winnow.connectors.escalation.Platt;
import dev.winnow.connectors.escalation.Price;
import dev.winnow.connectors.escalation.budget.BudgetSettings;
import dev.winnow.connectors.escalation.chat.AnswerMode;
import dev.winnow.connectors.escalation.chat.ChatSettings;
import dev.winnow.connectors.escalation.escalator.WhenAway;
import dev.winnow.connectors.escalation.http.Patience;
import dev.winnow.connectors.escalation.moderation.ModerationApi;
import dev.winnow.connectors.escalation.prompt.PromptText;
import dev.winnow.connectors.escalation.prompt.PromptYaml;
import dev.winnow.connectors.escalation.yaml.Section;
import dev.winnow.schemas.Categories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of the providers. Strict: an unknown key, or a value of the wrong kind, fails with
 * its place. Files that it names are found beside it.
 */
public final class ProvidersYaml {
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final Duration OLDEST = Duration.ofHours(12);
  private static final int MAX_ANSWER_BYTES = 1 << 20;
  private static final int MAX_OUTPUT_TOKENS = 200;

  private ProvidersYaml() {}

  public static ProvidersSettings read(Path file) {
    return parse(text(file), file);
  }

  /**
   * @param file where the document stands; those that it names stand beside it
   */
  static ProvidersSettings parse(String document, Path file) {
    Section root =
        Section.document(document).only("patience", "oldest", "whenAway", "budget", "providers");
    return new ProvidersSettings(
        root.duration("patience", PATIENCE),
        root.duration("oldest", OLDEST),
        root.read("whenAway", WhenAway.WAIT, WhenAway::of),
        root.section("budget", BudgetSettings.NONE, BudgetYaml::parse),
        root.sections("providers").stream().map(section -> provider(section, file)).toList());
  }

  private static ProviderSettings provider(Section section, Path file) {
    ProviderKind kind = section.read("kind", ProviderKind::of);
    requireKnown(section, kind);
    URI url = url(section, kind);
    Premises premises =
        kind == ProviderKind.LOCAL
            ? Premises.OWN
            : section.read("premises", Premises.OUTSIDE, Premises::of);
    return section.valid(
        () ->
            new ProviderSettings(
                section.text("name"),
                kind,
                url,
                premises,
                kind.isModeration() ? section.text("model", api(kind).model()) : null,
                section.has("key") ? section.text("key") : null,
                kind.isChat() ? chat(section) : null,
                kind.isChat() ? prompt(section, file) : null,
                section.section("calibration", Calibration.NONE, ProvidersYaml::calibration),
                section.section("price", Price.FREE, ProvidersYaml::price),
                section.section("timeouts", Patience.DEFAULT, ProvidersYaml::patience),
                section.integer("maxAnswerBytes", MAX_ANSWER_BYTES),
                LimitsYaml.parse(section)));
  }

  static ModerationApi api(ProviderKind kind) {
    return kind == ProviderKind.OPENAI_MODERATION ? ModerationApi.OPENAI : ModerationApi.MISTRAL;
  }

  private static void requireKnown(Section section, ProviderKind kind) {
    if (kind == ProviderKind.LOCAL) {
      section.only("name", "kind", "limits", "breaker");
    } else if (kind.isModeration()) {
      section.only(
          "name",
          "kind",
          "url",
          "premises",
          "model",
          "key",
          "calibration",
          "price",
          "timeouts",
          "maxAnswerBytes",
          "limits",
          "breaker",
          "hedge");
    } else {
      section.only(
          "name",
          "kind",
          "url",
          "premises",
          "model",
          "key",
          "categories",
          "answers",
          "logProbabilities",
          "maxOutputTokens",
          "hint",
          "request",
          "prompt",
          "calibration",
          "price",
          "timeouts",
          "maxAnswerBytes",
          "limits",
          "breaker",
          "hedge");
    }
  }

  private static @Nullable URI url(Section section, ProviderKind kind) {
    if (kind == ProviderKind.LOCAL) {
      return null;
    }
    String address = kind.address();
    return address == null
        ? section.read("url", ProvidersYaml::address)
        : section.read("url", address(address), ProvidersYaml::address);
  }

  private static URI address(String text) {
    URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    if (url.getHost() == null) {
      throw new IllegalArgumentException(text + " (expected: http://host or https://host)");
    }
    return url;
  }

  private static ChatSettings chat(Section section) {
    ProviderKind kind = section.read("kind", ProviderKind::of);
    AnswerMode answers = section.read("answers", AnswerMode.SCHEMA, AnswerMode::of);
    if (answers == AnswerMode.OBJECT_SCHEMA && kind != ProviderKind.OPENAI_CHAT) {
      throw new IllegalArgumentException(
          "answers: object_schema (expected: another, for that is of openai_chat)");
    }
    int logProbabilities = section.integer("logProbabilities", 0);
    if (logProbabilities > 0 && kind == ProviderKind.ANTHROPIC) {
      throw new IllegalArgumentException(
          "logProbabilities: " + logProbabilities + " (expected: 0, for this kind tells none)");
    }
    return new ChatSettings(
        section.text("model"),
        section.words("categories", Categories.KNOWN),
        answers,
        logProbabilities,
        section.integer("maxOutputTokens", MAX_OUTPUT_TOKENS),
        section.flag("hint", false),
        section.has("request") ? section.section("request").node().toString() : "{}");
  }

  private static PromptText prompt(Section section, Path file) {
    return section.has("prompt")
        ? section.read("prompt", name -> PromptYaml.parse(text(file.resolveSibling(name))))
        : PromptYaml.standard();
  }

  private static Calibration calibration(Section section) {
    Map<String, Platt> fits = new TreeMap<>();
    for (String category : section.keys()) {
      if (!category.equals("version")) {
        Section fit = section.section(category).only("a", "b");
        fits.put(category, fit.valid(() -> new Platt(fit.number("a", 1), fit.number("b", 0))));
      }
    }
    return new Calibration(section.text("version"), fits);
  }

  private static Price price(Section section) {
    section.only("input", "output", "call");
    return new Price(
        section.number("input", 0), section.number("output", 0), section.number("call", 0));
  }

  private static Patience patience(Section section) {
    section.only("connect", "headers", "answer");
    Patience otherwise = Patience.DEFAULT;
    return new Patience(
        section.duration("connect", otherwise.connect()),
        section.duration("headers", otherwise.headers()),
        section.duration("answer", otherwise.answer()));
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > 4L * Section.MAX_LENGTH) {
        throw new IllegalArgumentException(
            file + ": " + Files.size(file) + " bytes (expected: fewer)");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read", e);
    }
  }
}
