package dev.winnow.training.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;

/** What cards say beside the figures: the floor to beat, known faults and why a floor stands. */
public final class CardNotes {
  private final Properties floor = load("naive-bayes-floor.properties");
  private final Properties faults = load("known-faults.properties");

  /**
   * @param source a set, or {@code pooled}
   */
  OptionalDouble floor(String source, String label) {
    String value = floor.getProperty(source + "." + label);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
  }

  public Optional<String> whyBelowFloor(String source, String label) {
    return Optional.ofNullable(faults.getProperty("floor." + source + "." + label));
  }

  public Optional<String> faults(String category) {
    return Optional.ofNullable(faults.getProperty("category." + category));
  }

  /** What is wrong with every screen, in the order of their numbers. */
  public List<String> screenFaults() {
    return faults.stringPropertyNames().stream()
        .filter(name -> name.startsWith("screen."))
        .sorted()
        .map(faults::getProperty)
        .toList();
  }

  private static Properties load(String resource) {
    Properties properties = new Properties();
    try (InputStream in = CardNotes.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + ": not on the class path");
      }
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
