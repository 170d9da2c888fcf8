package dev.winnow.connectors.escalation.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in a YAML document that knows its place there. Everything that is not as expected is an
 * {@link IllegalArgumentException} that names the place, such as {@code providers[0].limits}.
 */
public record Section(String place, JsonNode node) {
  /** The longest document, in characters. */
  public static final int MAX_LENGTH = 256 * 1024;

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A whole document. */
  public static Section document(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "document: " + text.length() + " characters (expected: at most " + MAX_LENGTH + ")");
    }
    try {
      return of("", MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("document: not YAML: " + e.getOriginalMessage(), e);
    }
  }

  private static Section of(String place, @Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      throw wrong(place.isEmpty() ? "document" : place, node, "a mapping");
    }
    return new Section(place, node);
  }

  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Fails at the first key that is none of these. */
  public Section only(String... known) {
    List<String> expected = List.of(known);
    for (String key : keys()) {
      if (!expected.contains(key)) {
        throw new IllegalArgumentException(
            in(key) + ": unknown key (expected: " + String.join(", ", expected) + ")");
      }
    }
    return this;
  }

  public boolean has(String key) {
    return node.has(key);
  }

  public Section section(String key) {
    return of(in(key), node.get(key));
  }

  /** What is read of a section; where it is absent, the default. */
  public <T> T section(String key, T otherwise, Function<Section, T> reader) {
    if (!has(key)) {
      return otherwise;
    }
    Section section = section(key);
    return section.valid(() -> reader.apply(section));
  }

  /** The sections of a list. */
  public List<Section> sections(String key) {
    JsonNode list = node.get(key);
    if (list == null || !list.isArray()) {
      throw wrong(in(key), list, "a list");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> of(in(key) + "[" + i + "]", list.get(i)))
        .toList();
  }

  /** The words of a list. */
  public List<String> words(String key, List<String> otherwise) {
    JsonNode list = node.get(key);
    if (list == null) {
      return otherwise;
    }
    if (!list.isArray()) {
      throw wrong(in(key), list, "a list");
    }
    List<String> words = new ArrayList<>();
    for (JsonNode word : list) {
      if (!word.isTextual()) {
        throw wrong(in(key) + "[" + words.size() + "]", word, "a word, in quotes");
      }
      words.add(word.textValue());
    }
    return words;
  }

  public String text(String key) {
    JsonNode value = node.get(key);
    if (value == null || !value.isTextual()) {
      throw wrong(in(key), value, "a text");
    }
    return value.textValue();
  }

  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** All texts of the section by their key. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    keys().forEach(key -> texts.put(key, text(key)));
    return texts;
  }

  public double number(String key, double otherwise) {
    JsonNode value = node.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw wrong(in(key), value, "a number");
    }
    return value.doubleValue();
  }

  public int integer(String key, int otherwise) {
    JsonNode value = node.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(in(key), value, "a whole number");
    }
    return value.intValue();
  }

  public boolean flag(String key, boolean otherwise) {
    JsonNode value = node.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw wrong(in(key), value, "true or false");
    }
    return value.booleanValue();
  }

  /** Such as {@code 500ms}, {@code 5s}, {@code 2m}, {@code 12h}, {@code 7d}. */
  public Duration duration(String key, Duration otherwise) {
    return read(key, otherwise, Section::duration);
  }

  /**
   * What a function makes of a text; it throws {@link IllegalArgumentException} at bad ones, whose
   * message may name the key too: it is told once.
   */
  public <T> T read(String key, Function<String, T> reader) {
    String text = text(key);
    return valid(in(key), key + ": ", () -> reader.apply(text));
  }

  public <T> T read(String key, T otherwise, Function<String, T> reader) {
    return has(key) ? read(key, reader) : otherwise;
  }

  /** Makes a value of what stands here; where it is refused, the message names the place. */
  public <T> T valid(Supplier<T> read) {
    return valid(place, "", read);
  }

  private static <T> T valid(String place, String known, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      String message = Objects.requireNonNullElse(e.getMessage(), "invalid");
      String rest = message.startsWith(known) ? message.substring(known.length()) : message;
      throw new IllegalArgumentException(
          message.startsWith(place) ? message : place + ": " + rest, e);
    }
  }

  private static Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(text + " (expected: such as 500ms, 5s, 2m, 12h, 7d)");
    }
    return Duration.of(
        Long.parseLong(parts.group(1)), Objects.requireNonNull(UNITS.get(parts.group(2))));
  }

  private String in(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }

  private static IllegalArgumentException wrong(
      String place, @Nullable JsonNode found, String expected) {
    String kind =
        found == null || found.isMissingNode()
            ? "absent"
            : found.getNodeType().name().toLowerCase(Locale.ROOT);
    return new IllegalArgumentException(place + ": " + kind + " (expected: " + expected + ")");
  }
}
