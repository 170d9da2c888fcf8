package dev.winnow.training.rows;

import dev.winnow.schemas.Categories;
import dev.winnow.training.data.LabelledRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What may be taken for granted of rows that their source did not label: that questions to a bank
 * are no insults, that mail of 2002 attacks no language model. Sets that label a category are
 * nearly all about it, so a model that sees no others takes every ordinary text for a doubtful one.
 *
 * <p>A set that labels positives alone teaches a model to know the set. Of edos-sexism, comments
 * that are not sexist are taken for negatives of hate, though some are hateful otherwise.
 *
 * <p>Only train rows are assumed anything: what is measured is what a source says. A few of the
 * assumptions about chat and mail are wrong; they are as many as swear words in it.
 */
public final class AssumedNegatives {
  /** Rows of one source that are assumed for one category. */
  private static final int MAX_ROWS = 2500;

  /** Draws them; another one would draw others. */
  private static final String SALT = "x";

  private static final Set<String> ABUSE =
      Set.of(Categories.TOXICITY, Categories.HATE, Categories.HARASSMENT, Categories.PROFANITY);
  private static final Set<String> INJECTION = Set.of(Categories.PROMPT_INJECTION);
  private static final Set<String> ALL =
      Set.of(
          Categories.TOXICITY,
          Categories.HATE,
          Categories.HARASSMENT,
          Categories.PROFANITY,
          Categories.PROMPT_INJECTION);

  /** Of rows of any source that says they are not toxic. */
  private static final Set<String> KINDS_OF_TOXICITY =
      Set.of(Categories.HARASSMENT, Categories.PROFANITY);

  private static final Map<String, Set<String>> OF_ALL_ROWS =
      Map.ofEntries(
          Map.entry("banking77", ALL),
          Map.entry("clinc150", ALL),
          Map.entry("civil-toxic-spans", INJECTION),
          Map.entry("davidson", INJECTION),
          Map.entry("edos-sexism", Set.of(Categories.HATE, Categories.PROMPT_INJECTION)),
          Map.entry("germeval2018", INJECTION),
          Map.entry("mlma-hate", INJECTION),
          Map.entry("sms-spam", INJECTION),
          Map.entry("spamassassin", INJECTION),
          Map.entry("surge-toxicity", INJECTION),
          Map.entry("wikipedia-talk-toxicity", INJECTION));

  /** Of rows that are no spam. */
  private static final Map<String, Set<String>> OF_HAM =
      Map.of("sms-spam", ABUSE, "spamassassin", ABUSE);

  private AssumedNegatives() {}

  /** The rows of a set in an order of their own, some with further labels, all of them negative. */
  public static List<LabelledRow> add(String set, List<LabelledRow> rows) {
    Map<String, Integer> assumed = new HashMap<>();
    List<LabelledRow> result = new ArrayList<>();
    for (LabelledRow row : rows.stream().sorted(Comparator.comparing(r -> hash(r.id()))).toList()) {
      Map<String, Boolean> labels = new HashMap<>(row.labels());
      for (String category : of(set, row)) {
        if (!labels.containsKey(category) && assumed.merge(category, 1, Integer::sum) <= MAX_ROWS) {
          labels.put(category, false);
        }
      }
      result.add(row.withLabels(labels));
    }
    return result;
  }

  /** What the card says of them. */
  public static String words() {
    return "at most %d of a source: its rows taken for negatives of what it does not label ("
            .formatted(MAX_ROWS)
        + "%s of all; %s of those that are no spam; %s of those that are not toxic)"
            .formatted(
                words(OF_ALL_ROWS),
                words(OF_HAM),
                String.join(", ", new TreeSet<>(KINDS_OF_TOXICITY)));
  }

  private static String words(Map<String, Set<String>> bySource) {
    Map<Set<String>, TreeSet<String>> sources = new HashMap<>();
    bySource.forEach(
        (source, categories) ->
            sources.computeIfAbsent(categories, c -> new TreeSet<>()).add(source));
    return String.join(
        "; ",
        sources.entrySet().stream()
            .map(
                each ->
                    String.join(", ", new TreeSet<>(each.getKey()))
                        + ": "
                        + String.join(", ", each.getValue()))
            .sorted()
            .toList());
  }

  private static Set<String> of(String set, LabelledRow row) {
    @Nullable Boolean spam = row.labels().get(Categories.SPAM);
    Set<String> categories = new TreeSet<>(OF_ALL_ROWS.getOrDefault(set, Set.of()));
    if (spam != null && !spam) {
      categories.addAll(OF_HAM.getOrDefault(set, Set.of()));
    }
    if (Boolean.FALSE.equals(row.labels().get(Categories.TOXICITY))) {
      categories.addAll(KINDS_OF_TOXICITY);
    }
    return categories;
  }

  private static String hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest((SALT + id).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
