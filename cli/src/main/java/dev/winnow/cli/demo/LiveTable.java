package dev.winnow.cli.demo;

import dev.winnow.schemas.Action;
import dev.winnow.schemas.DeadLetter;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.ReviewRequest;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.results.Ledger;
import dev.winnow.stack.results.ResultListener;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Enters results in the ledger and shows them as rows; no more of them a second than can be taken
 * in, the others are counted. For one thread, but for {@link #liveVerdicts()}.
 */
final class LiveTable implements ResultListener {
  private static final int ROWS_A_SECOND = 60;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Ledger ledger;
  private final Screen screen;
  private final LongSupplier nanoTicker;
  private long second;
  private int rows;
  private int unseen;
  private volatile long liveVerdicts;

  LiveTable(Ledger ledger, Screen screen, LongSupplier nanoTicker) {
    this.ledger = ledger;
    this.screen = screen;
    this.nanoTicker = nanoTicker;
    this.second = nanoTicker.getAsLong();
  }

  /** Verdicts of live items so far, provisional ones too: what the roll-ups count. */
  long liveVerdicts() {
    return liveVerdicts;
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
  public void verdict(Verdict verdict) {
    ledger.verdict(verdict);
    if (verdict.getMode().equals(Mode.LIVE.term())) {
      liveVerdicts++;
    }
    // Of an item that goes to people the review request is shown, which says more.
    if (verdict.getFinal$() || !verdict.getAction().equals(Action.REVIEW.term())) {
      show(VerdictTable.row(verdict));
    }
  }

  @Override
  public void review(ReviewRequest review) {
    ledger.review(review);
    show(VerdictTable.row(review));
  }

  @Override
  public void deadLetter(DeadLetter letter) {
    ledger.deadLetter(letter);
    show(VerdictTable.row(letter));
  }

  private void show(String row) {
    long now = nanoTicker.getAsLong();
    if (now - second >= SECOND) {
      sayUnseen();
      second = now;
      rows = 0;
    }
    if (rows < ROWS_A_SECOND) {
      rows++;
      screen.say(row);
    } else {
      unseen++;
    }
  }

  private void sayUnseen() {
    if (unseen > 0) {
      screen.say("@|faint … and " + unseen + " more|@");
      unseen = 0;
    }
  }
}
