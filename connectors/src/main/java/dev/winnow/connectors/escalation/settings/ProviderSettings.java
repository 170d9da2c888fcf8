package dev.winnow.connectors.escalation.settings;

import dev.winnow.connectors.escalation.Calibration;
import dev.winnow.connectors.escalation.Price;
import dev.winnow.connectors.escalation.chat.ChatSettings;
import dev.winnow.connectors.escalation.escalator.LaneSettings;
import dev.winnow.connectors.escalation.http.Patience;
import dev.winnow.connectors.escalation.prompt.PromptText;
import java.io.Serializable;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One provider of the file. Holds no key: only the name of the environment variable that has it.
 *
 * @param name in verdicts and metrics
 * @param url the base address; null for the local model
 * @param model of a moderation endpoint; null elsewhere
 * @param key the environment variable with the key; null where none is wanted
 * @param chat of a chat model; null elsewhere
 * @param prompt of a chat model; null elsewhere
 * @param maxAnswerBytes the longest answer that is read
 */
public record ProviderSettings(
    String name,
    ProviderKind kind,
    @Nullable URI url,
    Premises premises,
    @Nullable String model,
    @Nullable String key,
    @Nullable ChatSettings chat,
    @Nullable PromptText prompt,
    Calibration calibration,
    Price price,
    Patience patience,
    int maxAnswerBytes,
    LaneSettings limits)
    implements Serializable {
  public ProviderSettings {
    if (!name.matches("[a-z0-9][a-z0-9_-]{0,39}")) {
      throw new IllegalArgumentException("name: " + name + " (expected: 1 to 40 of a-z 0-9 _ -)");
    }
    if (url != null) {
      premises.requireOf(url);
    }
    if (premises == Premises.OWN && kind == ProviderKind.OLLAMA && isOfOllamasCloud(chat)) {
      throw new IllegalArgumentException(
          "premises: own, of a model that runs in Ollama's cloud (expected: outside)");
    }
  }

  /** Their tags end so. A server at home passes questions on to them. */
  private static boolean isOfOllamasCloud(@Nullable ChatSettings chat) {
    return chat != null && chat.model().matches(".*[:-]cloud");
  }

  /** What it can be asked about; empty for the local model, which says so itself. */
  public Set<String> categories() {
    if (chat != null) {
      return Set.copyOf(chat.categories());
    }
    return kind == ProviderKind.LOCAL ? Set.of() : ProvidersYaml.api(kind).categories();
  }
}
