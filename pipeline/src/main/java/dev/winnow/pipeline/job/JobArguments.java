package dev.winnow.pipeline.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * The {@code --key value} arguments of a job. Each setting is asked for by name; {@link
 * #requireNoneLeft} then fails at a key that nobody asked for.
 */
public final class JobArguments {
  private final Map<String, String> values;
  private final Set<String> asked = new HashSet<>();

  private JobArguments(Map<String, String> values) {
    this.values = values;
  }

  /** Reads pairs of {@code --key value}. */
  public static JobArguments parse(String... args) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || args[i].length() == 2) {
        throw new IllegalArgumentException(args[i] + " (expected: --key value)");
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + ": no value (expected: --key value)");
      }
      if (values.put(args[i].substring(2), args[i + 1]) != null) {
        throw new IllegalArgumentException(args[i] + ": given twice");
      }
    }
    return new JobArguments(values);
  }

  public @Nullable String text(String key) {
    asked.add(key);
    return values.get(key);
  }

  public String text(String key, String otherwise) {
    String value = text(key);
    return value == null ? otherwise : value;
  }

  public String required(String key) {
    String value = text(key);
    if (value == null) {
      throw new IllegalArgumentException("--" + key + ": absent (expected: a value)");
    }
    return value;
  }

  public int integer(String key, int otherwise) {
    return read(key, otherwise, Integer::valueOf, "a whole number");
  }

  /** Such as {@code 500ms}, {@code 30s}, {@code 7d}. */
  public Duration duration(String key, Duration otherwise) {
    return read(key, otherwise, TimeUtils::parseDuration, "a duration such as 500ms, 30s, 7d");
  }

  /** Such as {@code 65536}, {@code 64kb}, {@code 128mb}; in bytes. */
  public long bytes(String key, long otherwise) {
    return read(key, otherwise, MemorySize::parseBytes, "a size such as 65536, 64kb, 128mb");
  }

  /** The value as read by a function that throws {@link IllegalArgumentException} at bad ones. */
  public <T> T read(String key, T otherwise, Function<String, T> reader, String expected) {
    String value = text(key);
    if (value == null) {
      return otherwise;
    }
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--%s: %s (expected: %s)".formatted(key, value, expected), e);
    }
  }

  /** All keys that start so, without that start. */
  public Map<String, String> prefixed(String prefix) {
    Map<String, String> found = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            asked.add(key);
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }

  /** To be called last. */
  public void requireNoneLeft() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        throw new IllegalArgumentException(
            "--%s: unknown (expected: one of %s)".formatted(key, new TreeSet<>(asked)));
      }
    }
  }
}
