package dev.winnow.connectors.escalation.prompt;

import dev.winnow.connectors.escalation.yaml.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads the words of a prompt from YAML. Strict, as {@link Section} is. */
public final class PromptYaml {
  private static final String RESOURCE = "prompt-1.yaml";

  private PromptYaml() {}

  /** The words that are used where the operator names no others. */
  public static PromptText standard() {
    try (InputStream in =
        Objects.requireNonNull(PromptYaml.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  public static PromptText parse(String document) {
    Section root =
        Section.document(document)
            .only(
                "version",
                "instructions",
                "scale",
                "policies",
                "categories",
                "examples",
                "reminder",
                "repair");
    List<Example> examples =
        root.has("examples")
            ? root.sections("examples").stream().map(PromptYaml::example).toList()
            : List.of();
    return new PromptText(
        root.text("version"),
        sha256(document),
        root.text("instructions"),
        root.text("scale"),
        root.section("categories", Map.of(), Section::texts),
        root.section("policies").texts(),
        examples,
        root.text("reminder"),
        root.text("repair"));
  }

  private static Example example(Section example) {
    example.only("text", "ratings");
    Section given = example.section("ratings");
    Map<String, Integer> ratings = new TreeMap<>();
    given.keys().forEach(category -> ratings.put(category, given.integer(category, 0)));
    String text = example.text("text");
    return given.valid(() -> new Example(text, ratings));
  }

  private static String sha256(String document) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(document.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
