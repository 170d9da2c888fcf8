package dev.winnow.runtime.pii;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which types are looked for, and what a find of each is worth.
 *
 * @param byType a type that is not in it is not looked for
 */
public record PiiRules(Map<PiiType, PiiRule> byType) {
  private static final long MOST_BYTES = 1 << 20;

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  public PiiRules {
    if (byType.isEmpty()) {
      throw new IllegalArgumentException("rules: none (expected: at least one)");
    }
    byType = Map.copyOf(byType);
  }

  /**
   * Reads a YAML file: a rule by the {@link PiiType#term} of its type.
   *
   * @throws ModelLoadException where it is not such a file
   */
  public static PiiRules read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ModelLoadException(
            "%s: %d bytes (expected: at most %d)".formatted(file, Files.size(file), MOST_BYTES));
      }
      Map<String, PiiRule> byTerm = YAML.readValue(file.toFile(), new TypeReference<>() {});
      Map<PiiType, PiiRule> rules = new EnumMap<>(PiiType.class);
      byTerm.forEach((term, rule) -> rules.put(PiiType.of(term), rule));
      return new PiiRules(rules);
    } catch (JsonProcessingException e) {
      throw new ModelLoadException(file + ": " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ModelLoadException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ModelLoadException(file + ": cannot be read", e);
    }
  }
}
