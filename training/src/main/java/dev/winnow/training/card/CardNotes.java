package dev.winnow.training.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.stream.Stream;

/** What cards say beside the figures: the floor to beat, known faults and why a floor stands. */
public final class CardNotes {
  private static final String ENGLISH = "en";

  private final Properties floor = load("naive-bayes-floor.properties");
  private final Properties faults = load("known-faults.properties");

  /**
   * The AUC of Naive Bayes; empty where it was not taken.
   *
   * @param source a set, or {@code pooled}
   */
  public OptionalDouble floor(String source, String label) {
    String value = floor.getProperty(source + "." + label);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
  }

  public Optional<String> whyBelowFloor(String source, String label) {
    return Optional.ofNullable(faults.getProperty("floor." + source + "." + label));
  }

  /** Of a category learned from English sources. */
  public Optional<String> faults(String category) {
    return Optional.ofNullable(faults.getProperty("category." + category));
  }

  /** Of a category learned from sources in a language, ISO 639-1. */
  public Optional<String> faults(String category, String language) {
    return language.equals(ENGLISH)
        ? faults(category)
        : Optional.ofNullable(faults.getProperty("category." + category + "." + language));
  }

  /** The licence of a screen, where that of its sources reaches so far. */
  public Optional<String> screenLicence(String language) {
    return Optional.ofNullable(faults.getProperty("licence." + language));
  }

  /** What is wrong with every screen, in the order of their numbers. */
  public List<String> screenFaults(String language) {
    String name = Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
    return numbered("screen.").map(fault -> fault.replace("{language}", name)).toList();
  }

  /** What is wrong with the probabilities of every screen, in the order of their numbers. */
  public List<String> calibrationFaults() {
    return numbered("calibrated.").toList();
  }

  private Stream<String> numbered(String prefix) {
    return faults.stringPropertyNames().stream()
        .filter(key -> key.startsWith(prefix))
        .sorted()
        .map(faults::getProperty);
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
