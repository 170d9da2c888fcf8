package dev.winnow.connectors.escalation.ledger;

import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.budget.Spending;
import dev.winnow.schemas.Opinion;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book of one part of a job: what it remembers, what it may spend, and where it writes. Owns
 * the journal.
 */
public final class Ledger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  /** Questions whose repeats are counted, so many of the newest. */
  private static final int MOST_NUMBERED = 10_000;

  private final Journal journal;
  private final Budget budget;
  private final Clock clock;
  private final Remembered remembered = new Remembered();
  private final Spent spent;
  private final Map<Attempt, Integer> numbers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Integer> eldest) {
          return size() > MOST_NUMBERED;
        }
      };

  public Ledger(Journal journal, Budget budget, Clock clock) {
    this.journal = journal;
    this.budget = budget;
    this.clock = clock;
    this.spent = new Spent(budget);
  }

  /**
   * Takes in a record of the time before; called for each, in order, before any question is put.
   *
   * @param owns whether an item is of this part of the job, so that its answer is kept
   */
  public void replay(Opinion record, Predicate<Opinion> owns) {
    try {
      spent.add(record);
      if (owns.test(record)) {
        remembered.add(record);
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("a record that nobody here can have written is passed over: {}", e.getMessage());
    }
  }

  /** How many answers of the time before are at hand. */
  public int size() {
    return remembered.size();
  }

  /** How things stand with the caps. */
  public List<Spending> spending() {
    return budget.spending();
  }

  @Override
  public void close() {
    journal.close();
  }

  /** The number of a question to a provider about a revision, from 1. */
  synchronized int number(Attempt attempt) {
    return numbers.merge(attempt, 1, Integer::sum);
  }

  Journal journal() {
    return journal;
  }

  Budget budget() {
    return budget;
  }

  Remembered remembered() {
    return remembered;
  }

  Clock clock() {
    return clock;
  }
}
