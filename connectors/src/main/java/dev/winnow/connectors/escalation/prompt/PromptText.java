package dev.winnow.connectors.escalation.prompt;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The words of a prompt, as a versioned file has them.
 *
 * @param version names them in verdicts
 * @param sha256 of the file, 64 hexadecimal digits
 * @param instructions what the model is to do
 * @param scale what the ratings mean
 * @param categories what each category means
 * @param policies the rules in words, by tenant; {@value #EVERYBODY} for all others
 * @param examples texts with their ratings
 * @param reminder comes after the content
 * @param repair asks for another answer after one of the wrong form
 */
public record PromptText(
    String version,
    String sha256,
    String instructions,
    String scale,
    Map<String, String> categories,
    Map<String, String> policies,
    List<Example> examples,
    String reminder,
    String repair)
    implements Serializable {
  /** Stands for every tenant without a policy of its own. */
  public static final String EVERYBODY = "default";

  public PromptText {
    categories = Map.copyOf(categories);
    policies = Map.copyOf(policies);
    examples = List.copyOf(examples);
    if (!policies.containsKey(EVERYBODY)) {
      throw new IllegalArgumentException("policies: no " + EVERYBODY + " (expected: one)");
    }
    if (!version.matches("[A-Za-z0-9._-]{1,40}")) {
      throw new IllegalArgumentException(
          "version: " + version + " (expected: 1 to 40 of A-Z a-z 0-9 . _ -)");
    }
  }

  String policy(String tenant) {
    String own = policies.get(tenant);
    return own != null ? own : policies.getOrDefault(EVERYBODY, "");
  }
}
