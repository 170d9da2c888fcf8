package dev.winnow.pipeline.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A policy as a YAML document. Reading is strict: an unknown key, a missing one or a value of the
 * wrong kind is a {@link PolicyException} that names its place, such as {@code
 * categories.spam.general.act}.
 */
public final class PolicyYaml {
  /** The longest document, in characters. */
  public static final int MAX_LENGTH = 256 * 1024;

  private static final String SCREEN_SHARE = "screenShare";
  private static final String RESOURCE = "default-policy.yaml";
  private static final List<Stage> STAGES = List.of(Stage.SCREEN, Stage.SPECIALISTS, Stage.GENERAL);
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PolicyYaml() {}

  /** Reads a document as the given version. */
  public static Policy parse(long version, String document) {
    if (document.length() > MAX_LENGTH) {
      throw new PolicyException(
          "document: " + document.length() + " characters (expected: at most " + MAX_LENGTH + ")");
    }
    YamlMap root =
        YamlMap.of("", tree(document))
            .only(
                List.of(
                    "interimAction",
                    "categories",
                    "routes",
                    LanguageYaml.OWN,
                    LanguageYaml.OTHERS,
                    ControlsYaml.QUOTA,
                    ControlsYaml.BRAKE,
                    ControlsYaml.AUDIT,
                    ControlsYaml.OVER_BUDGET));
    Action interim = root.term("interimAction", Action::of);
    Map<String, CategoryPolicy> categories = new TreeMap<>();
    YamlMap named = root.map("categories");
    for (String name : named.keys()) {
      categories.put(name, category(name, named.map(name)));
    }
    return new Policy(
        version,
        interim,
        categories,
        RouteYaml.parse(root),
        LanguageYaml.parse(root),
        ControlsYaml.parse(root));
  }

  /** Writes a policy so that {@link #parse} reads the same one; sorted, without its version. */
  public static String write(Policy policy) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("interimAction: ").append(policy.interimAction().term()).append('\n');
    yaml.append(policy.categories().isEmpty() ? "categories: {}\n" : "categories:\n");
    new TreeMap<>(policy.categories())
        .forEach(
            (name, category) -> {
              yaml.append("  ").append(name).append(":\n");
              yaml.append("    action: ").append(category.action().term()).append('\n');
              new TreeMap<>(category.thresholds())
                  .forEach((stage, thresholds) -> yaml.append(line(stage, thresholds)));
            });
    return yaml.append(LanguageYaml.write(policy.languages()))
        .append(RouteYaml.write(policy.routes()))
        .append(ControlsYaml.write(policy.controls()))
        .toString();
  }

  /** The document that seeds an empty topic of policies where the operator names no other. */
  public static String defaultDocument() {
    try (InputStream in =
        Objects.requireNonNull(PolicyYaml.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static JsonNode tree(String document) {
    try {
      return MAPPER.readTree(document);
    } catch (JsonProcessingException e) {
      throw new PolicyException("document: not YAML: " + e.getOriginalMessage(), e);
    }
  }

  private static CategoryPolicy category(String name, YamlMap map) {
    CategoryPolicy.requireName(map.place(), name);
    map.only(stages(), "action");
    Map<Stage, Thresholds> thresholds = thresholdsByStage(map);
    Action action = map.term("action", Action::of);
    return map.valid(() -> new CategoryPolicy(action, thresholds));
  }

  /** Those that can have thresholds, as documents spell them. */
  static List<String> stages() {
    return STAGES.stream().map(Stage::term).toList();
  }

  /** Of at least one stage. */
  static Map<Stage, Thresholds> thresholdsByStage(YamlMap map) {
    Map<Stage, Thresholds> thresholds = new TreeMap<>();
    for (Stage stage : STAGES) {
      if (map.has(stage.term())) {
        thresholds.put(stage, thresholds(stage, map.map(stage.term())));
      }
    }
    if (thresholds.isEmpty()) {
      throw new PolicyException(
          map.place() + ": no thresholds (expected: one of " + stages() + ")");
    }
    return thresholds;
  }

  /** The screen has no share in its own. */
  private static Thresholds thresholds(Stage stage, YamlMap map) {
    map.only(
        stage == Stage.SCREEN ? List.of("allow", "act") : List.of("allow", "act", SCREEN_SHARE));
    double allow = map.number("allow");
    double act = map.number("act");
    double share = map.has(SCREEN_SHARE) ? map.number(SCREEN_SHARE) : 0;
    return map.valid(() -> new Thresholds(allow, act, share));
  }

  static String line(Stage stage, Thresholds thresholds) {
    String share =
        thresholds.screenShare() == 0 ? "" : ", " + SCREEN_SHARE + ": " + thresholds.screenShare();
    return "    %s: {allow: %s, act: %s%s}\n"
        .formatted(stage.term(), thresholds.allow(), thresholds.act(), share);
  }
}
