package dev.winnow.connectors.escalation.escalator;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps questions away from a provider that fails: it opens when half of the last questions failed,
 * lets a single one through after a pause, and closes when that goes well (M. Nygard, "Release
 * It!", 2007). Only questions of the present state count: one that was put before it opened says
 * nothing about the time after.
 */
final class Breaker {
  private final BreakerSettings settings;
  private final Deque<Boolean> failures = new ArrayDeque<>();
  private boolean open;
  private boolean trial;
  private boolean forGood;
  private long until;
  private int trips;
  private int era;

  Breaker(BreakerSettings settings) {
    this.settings = settings;
  }

  /** Whether a question may be put. */
  boolean lets(long now) {
    return !open || (!trial && now >= until);
  }

  boolean isOpen() {
    return open;
  }

  /** When it will let a question through; of no meaning while it is closed. */
  long until() {
    return until;
  }

  /** Whether the one question is under way that finds out whether the provider is back. */
  boolean isOnTrial() {
    return open && trial;
  }

  /** Whether it is open because somebody has to see to the provider. */
  boolean isForGood() {
    return open && forGood;
  }

  /** A question is put; the number is told with its end. */
  int begin() {
    if (open) {
      trial = true;
    }
    return era;
  }

  void wentWell(int begun) {
    if (begun != era) {
      return;
    }
    if (open) {
      change(false);
      trips = 0;
    }
    note(false);
  }

  /** A failure that may pass. */
  void failed(int begun, long now) {
    if (begun != era) {
      return;
    }
    note(true);
    if (open || hasHadEnough()) {
      open(now + pause(), false);
    }
  }

  /** A failure that passes only if somebody sees to it. */
  void failedForGood(int begun, long now) {
    if (begun == era) {
      open(now + settings.finalPause().toNanos(), true);
    }
  }

  /** A question ended without saying anything of the provider. */
  void ended(int begun) {
    if (begun == era && open) {
      trial = false;
    }
  }

  private void open(long end, boolean somebodyMustSeeToIt) {
    change(true);
    forGood = somebodyMustSeeToIt;
    trips++;
    until = end;
  }

  private void change(boolean toOpen) {
    open = toOpen;
    trial = false;
    failures.clear();
    era++;
  }

  private void note(boolean failure) {
    failures.addLast(failure);
    if (failures.size() > settings.window()) {
      failures.removeFirst();
    }
  }

  private boolean hasHadEnough() {
    long failed = failures.stream().filter(failure -> failure).count();
    return failures.size() >= settings.least() && 2 * failed >= failures.size();
  }

  private long pause() {
    double grown = settings.pause().toNanos() * Math.pow(2, Math.min(trips, 30));
    return (long) Math.min(settings.longestPause().toNanos(), grown);
  }
}
