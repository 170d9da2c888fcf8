package dev.winnow.cli.audit;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.Feedback;
import dev.winnow.schemas.Mode;
import dev.winnow.training.audit.SampledItem;
import dev.winnow.training.audit.SampledItem.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The items that were drawn, with what people and the general model said of each. What people say
 * as an appeal does not count, for who appeals is no random sample.
 */
final class AuditBook {
  private static final String DRAW = "draw";
  private static final String APPEAL = "appeal";

  private final int max;
  private final Predicate<Audit> wanted;
  private final Map<String, Entry> entries = new HashMap<>();

  /** What the general model said of items whose draw has not been seen. */
  private final Map<String, @Nullable String> early = new HashMap<>();

  /**
   * An empty book.
   *
   * @param max how many items it holds; one more is an error
   * @param wanted which audits count
   */
  AuditBook(int max, Predicate<Audit> wanted) {
    this.max = max;
    this.wanted = wanted;
  }

  /** One item that was drawn. */
  private static final class Entry {
    private final Audit draw;
    private @Nullable String people;
    private @Nullable Instant givenAt;
    private @Nullable String general;

    Entry(Audit draw, @Nullable String general) {
      this.draw = draw;
      this.general = general;
    }
  }

  /** Whose answer is held against the machine's. */
  enum Judge {
    PEOPLE,
    GENERAL
  }

  /**
   * A draw, or what the general model said; its last word counts. The draw comes first unless the
   * topic got more partitions in between.
   */
  void audit(Audit audit) {
    String key = key(audit.getTenant(), audit.getId(), audit.getRevision());
    Entry entry = entries.get(key);
    if (audit.getSource().equals(DRAW)) {
      if (entry == null && wanted.test(audit)) {
        entries.put(key, new Entry(audit, early.remove(key)));
      }
    } else if (entry != null) {
      entry.general = audit.getAnswer();
    } else if (wanted.test(audit)) {
      early.put(key, audit.getAnswer());
    }
    if (entries.size() + early.size() > max) {
      throw new IllegalArgumentException(
          "more than %d audits (expected: fewer; --since takes the newest)".formatted(max));
    }
  }

  /** After all audits: what a person said; the newest word counts. */
  void feedback(Feedback feedback) {
    if (feedback.getKind().equals(APPEAL) || !feedback.getMode().equals(Mode.LIVE.term())) {
      return;
    }
    Entry entry = entries.get(key(feedback.getTenant(), feedback.getId(), feedback.getRevision()));
    if (entry != null && !isOlder(feedback.getGivenAt(), entry.givenAt)) {
      entry.people = feedback.getAction();
      entry.givenAt = feedback.getGivenAt();
    }
  }

  int drawn() {
    return entries.size();
  }

  long asked() {
    return entries.values().stream().filter(entry -> entry.draw.getDraw().getPeople()).count();
  }

  long answered() {
    return entries.values().stream().filter(entry -> entry.people != null).count();
  }

  /** The sample by stratum, of those whose machine acted or allowed as asked for. */
  Map<Stratum, List<SampledItem>> sample(Judge judge) {
    Map<Stratum, List<SampledItem>> sample = new TreeMap<>();
    for (Entry entry : entries.values()) {
      Stratum stratum = Stratum.of(entry.draw.getDraw());
      sample
          .computeIfAbsent(stratum, key -> new ArrayList<>())
          .add(
              new SampledItem(
                  stratum.toString(),
                  1 / entry.draw.getDraw().getProbability(),
                  state(entry, judge)));
    }
    return sample;
  }

  /** How many of a stratum people were asked about. */
  long asked(Stratum stratum) {
    return entries.values().stream()
        .map(entry -> entry.draw.getDraw())
        .filter(draw -> draw.getPeople() && Stratum.of(draw).equals(stratum))
        .count();
  }

  private static State state(Entry entry, Judge judge) {
    String said = judge == Judge.PEOPLE ? entry.people : entry.general;
    if (said == null || Action.of(said) == Action.REVIEW) {
      return State.OPEN;
    }
    return acts(said) == acts(entry.draw.getDraw().getAction()) ? State.RIGHT : State.WRONG;
  }

  static boolean acts(String action) {
    Action word = Action.of(action);
    return word == Action.LIMIT || word == Action.REMOVE;
  }

  private static boolean isOlder(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && one.isBefore(other);
  }

  private static String key(String tenant, String id, long revision) {
    return tenant + "/" + id + "\n" + revision;
  }
}
