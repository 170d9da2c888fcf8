package dev.winnow.benchmarks.runtime;

import dev.winnow.benchmarks.turn.Contender;
import dev.winnow.benchmarks.turn.ProcessMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * Classifies short texts for a long time, and looks at the memory outside the Java heap in between:
 * what the system says is resident, less what the heap has claimed. Needs {@code /proc}.
 */
final class Soak {
  private static final int POINTS = 40;

  private final Contender contender;

  Soak(Contender contender) {
    this.contender = contender;
  }

  SoakResult run(Mix mix, int items) {
    int part = Math.max(1, items / POINTS);
    List<String> texts = mix.take(part).texts();
    long start = System.nanoTime();
    List<SoakResult.Point> points =
        new ArrayList<>(List.of(new SoakResult.Point(0, ProcessMemory.now().nativeMiB())));
    for (long done = part; done <= items; done += part) {
      contender.run(texts);
      points.add(new SoakResult.Point(done, ProcessMemory.now().nativeMiB()));
    }
    return new SoakResult(points, (System.nanoTime() - start) / 1e9);
  }
}
