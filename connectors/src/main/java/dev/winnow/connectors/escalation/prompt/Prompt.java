package dev.winnow.connectors.escalation.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question in words. The system message holds all that is ours and nothing of the item, so that
 * servers can keep it in their cache. The user message holds the item behind a {@link Fence}.
 */
public record Prompt(String system, String user) {
  /** The same question and words give the same prompt. */
  public static Prompt of(PromptText words, Question question) {
    return new Prompt(system(words, question), user(words, question));
  }

  private static String system(PromptText words, Question question) {
    AnswerFormat format = new AnswerFormat(question.categories());
    StringBuilder system = new StringBuilder(words.instructions().strip());
    section(system, "The rules of this platform", words.policy(question.tenant()));
    section(
        system,
        "Categories",
        question.categories().stream()
            .map(category -> "- " + category + meaning(words, category))
            .collect(Collectors.joining("\n")));
    section(system, "Ratings", words.scale());
    if (!words.examples().isEmpty()) {
      section(
          system,
          "Examples",
          words.examples().stream()
              .map(example -> "Text: " + example.text() + "\nAnswer: " + format.written(example))
              .collect(Collectors.joining("\n\n")));
    }
    section(
        system,
        "Form of the answer",
        "One JSON object with exactly these keys, whose values are whole numbers from 0 to %d, and nothing else: %s"
            .formatted(AnswerFormat.HIGHEST, String.join(", ", question.categories())));
    return system.append('\n').toString();
  }

  private static String user(PromptText words, Question question) {
    String text = ControlTokens.broken(question.text());
    List<String> thread = question.thread().stream().map(ControlTokens::broken).toList();
    Fence fence = Fence.around(Stream.concat(Stream.of(text), thread.stream()).toList());
    List<String> parts = new ArrayList<>();
    if (!thread.isEmpty()) {
      parts.add("Earlier messages of the conversation, oldest first, for context only:\n");
      thread.forEach(message -> parts.add(fence.fenced("context", message)));
    }
    if (!question.hint().isEmpty()) {
      parts.add(
          question.hint().entrySet().stream()
              .filter(hint -> question.categories().contains(hint.getKey()))
              .sorted(Map.Entry.comparingByKey())
              .map(hint -> "%s %.2f".formatted(hint.getKey(), hint.getValue()))
              .collect(
                  Collectors.joining(
                      ", ", "A smaller model's probabilities, which may be wrong: ", ".\n")));
    }
    parts.add("The text to rate:\n");
    parts.add(fence.fenced("content", text));
    parts.add(words.reminder().strip() + "\n");
    return String.join("", parts);
  }

  private static void section(StringBuilder prompt, String title, String body) {
    prompt.append("\n\n# ").append(title).append("\n\n").append(body.strip());
  }

  private static String meaning(PromptText words, String category) {
    String meaning = words.categories().get(category);
    return meaning == null
        ? ": " + category.toLowerCase(Locale.ROOT).replace('_', ' ')
        : ": " + meaning.strip();
  }
}
