package dev.winnow.pipeline.drift;

import dev.winnow.pipeline.drift.FigureReference.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds items against a reference, in the stream and off line alike, and says which figures have
 * drifted. What has sounded stays so until there is another reference. Not thread-safe.
 */
public final class DriftWatch {
  private final DriftReference reference;
  private final String fingerprint;
  private final List<Watched> figures = new ArrayList<>();

  private static final class Watched {
    private final FigureDetector detector;
    private Instant since;
    private @Nullable Instant alarmedAt;
    private long alarmedAfter;

    private Watched(FigureDetector detector, Instant since) {
      this.detector = detector;
      this.since = Instant.ofEpochMilli(since.toEpochMilli());
    }
  }

  /**
   * A watch that has seen nothing.
   *
   * @param memory how many items, about, the distance is told over
   */
  public DriftWatch(DriftReference reference, double memory, Instant now) {
    this.reference = reference;
    this.fingerprint = reference.fingerprint();
    for (FigureReference figure : reference.figures()) {
      figures.add(new Watched(new FigureDetector(figure, reference.alarmAt(), memory), now));
    }
  }

  /** Takes in what was counted for the same reference; gives the figures that sound from now on. */
  public List<FigureStatus> add(DriftCounts counted, Instant now) {
    List<FigureStatus> sounding = new ArrayList<>();
    int from = 0;
    for (Watched figure : figures) {
      figure.detector.add(counted.counts(), from);
      from += figure.detector.reference().bins().size();
      if (figure.alarmedAt == null && figure.detector.evidence() >= reference.alarmAt()) {
        figure.alarmedAt = now;
        figure.alarmedAfter = figure.detector.items();
        sounding.add(status(figure));
      }
    }
    return sounding;
  }

  /** How all figures stand, in the order of the reference. */
  public List<FigureStatus> statuses() {
    return figures.stream().map(DriftWatch::status).toList();
  }

  List<FigureEntry> snapshot() {
    return figures.stream()
        .map(
            figure ->
                new FigureEntry(
                    fingerprint,
                    figure.detector.reference().figure().name(),
                    figure.since.toEpochMilli(),
                    figure.alarmedAt == null ? 0 : figure.alarmedAt.toEpochMilli(),
                    figure.alarmedAfter,
                    figure.detector.remembered()))
        .toList();
  }

  /** Goes on from a snapshot; what was held against another reference is passed over. */
  void restore(Iterable<FigureEntry> entries) {
    for (FigureEntry entry : entries) {
      for (Watched figure : figures) {
        String name = figure.detector.reference().figure().name();
        if (entry.reference().equals(fingerprint) && entry.figure().equals(name)) {
          figure.detector.recall(entry.memory());
          figure.since = Instant.ofEpochMilli(entry.since());
          figure.alarmedAt =
              entry.alarmedAt() == 0 ? null : Instant.ofEpochMilli(entry.alarmedAt());
          figure.alarmedAfter = entry.alarmedAfter();
        }
      }
    }
  }

  private static FigureStatus status(Watched figure) {
    FigureDetector detector = figure.detector;
    return new FigureStatus(
        detector.reference().figure(),
        detector.items(),
        detector.evidence(),
        detector.distance(),
        figure.since,
        figure.alarmedAt,
        figure.alarmedAfter,
        shifts(detector));
  }

  private static List<FigureStatus.Shift> shifts(FigureDetector detector) {
    FigureReference reference = detector.reference();
    double rows = reference.rows();
    double[] seen = detector.shares();
    List<FigureStatus.Shift> shifts = new ArrayList<>();
    for (int bin = 0; bin < seen.length; bin++) {
      Cell cell = reference.cells().get(bin);
      shifts.add(
          new FigureStatus.Shift(
              reference.bins().name(bin), cell.rows() / rows, cell.low(), cell.high(), seen[bin]));
    }
    return shifts;
  }
}
