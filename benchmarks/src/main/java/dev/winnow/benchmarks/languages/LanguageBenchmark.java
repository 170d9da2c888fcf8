package dev.winnow.benchmarks.languages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often ways to tell languages are right, by source and language, and what a text costs. They
 * take turns over the same texts; the first round warms up.
 */
public final class LanguageBenchmark {
  private static final double NANOS = 1_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<LanguageContender> contenders;
  private final List<LanguageText> texts;
  private final int rounds;

  /** A measurement over texts; {@code rounds} are those after the warm-up. */
  public LanguageBenchmark(
      List<LanguageContender> contenders, List<LanguageText> texts, int rounds) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("texts: none (expected: some of known languages)");
    }
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds: " + rounds + " (expected: > 0)");
    }
    this.contenders = List.copyOf(contenders);
    this.texts = List.copyOf(texts);
    this.rounds = rounds;
  }

  /** The figures as JSON; the table goes to {@code table}. */
  public ObjectNode run(PrintWriter table) {
    Map<LanguageContender, Long> nanos = new LinkedHashMap<>();
    Map<LanguageContender, Map<String, LanguageTally>> tallies = new LinkedHashMap<>();
    contenders.forEach(contender -> tallies.put(contender, tally(contender)));
    for (int round = 0; round < rounds; round++) {
      for (LanguageContender contender : contenders) {
        nanos.merge(contender, time(contender), Long::sum);
      }
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("texts", texts.size());
    json.put(
        "characters", texts.stream().mapToInt(text -> text.text().length()).average().orElse(0));
    ArrayNode ways = json.putArray("ways");
    tallies.forEach(
        (contender, found) -> {
          double micros = nanos.getOrDefault(contender, 0L) / NANOS / rounds / texts.size();
          ObjectNode way = ways.addObject();
          way.put("name", contender.name());
          way.put("processorMicros", micros);
          ObjectNode sources = way.putObject("sources");
          found.forEach((name, tally) -> sources.set(name, tally.json()));
          print(table, contender.name(), micros, found);
        });
    table.flush();
    return json;
  }

  private Map<String, LanguageTally> tally(LanguageContender contender) {
    Map<String, LanguageTally> tallies = new TreeMap<>();
    for (LanguageText text : texts) {
      tallies
          .computeIfAbsent(
              text.source() + " " + text.language(), name -> new LanguageTally(text.language()))
          .add(contender.tell().apply(text.text()));
    }
    return tallies;
  }

  /** Of this thread alone, for a busy machine makes wall clocks lie. */
  private long time(LanguageContender contender) {
    long start = THREADS.getCurrentThreadCpuTime();
    int told = 0;
    for (LanguageText text : texts) {
      told += contender.tell().apply(text.text()).length();
    }
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    if (told == 0) {
      throw new IllegalStateException("languages: none told (expected: a code for each text)");
    }
    return nanos;
  }

  private static void print(
      PrintWriter table, String name, double micros, Map<String, LanguageTally> tallies) {
    table.printf(Locale.ROOT, "%s: %.1f us a text%n", name, micros);
    table.println("| source, language | texts | right | undetermined | wrong |");
    table.println("|---|---|---|---|---|");
    table.print(
        tallies.entrySet().stream()
            .map(entry -> row(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining()));
  }

  private static String row(String name, LanguageTally tally) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.3f | %.3f | %.3f |%n",
        name,
        tally.texts(),
        tally.right(),
        tally.undetermined(),
        tally.wrong());
  }
}
