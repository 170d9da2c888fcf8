package dev.winnow.benchmarks.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Classifies short texts for a long time, and looks at the memory outside the Java heap in between:
 * what the system says is resident, less what the heap has claimed. Needs {@code /proc}.
 */
final class Soak {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int POINTS = 40;
  private static final double MIB = 1024 * 1024;

  private final Contender contender;

  Soak(Contender contender) {
    this.contender = contender;
  }

  SoakResult run(Mix mix, int items) {
    int part = Math.max(1, items / POINTS);
    List<String> texts = mix.take(part).texts();
    long start = System.nanoTime();
    List<SoakResult.Point> points = new ArrayList<>(List.of(new SoakResult.Point(0, nativeMiB())));
    for (long done = part; done <= items; done += part) {
      contender.run(texts);
      points.add(new SoakResult.Point(done, nativeMiB()));
    }
    return new SoakResult(points, (System.nanoTime() - start) / 1e9);
  }

  private static double nativeMiB() {
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    return residentKiB() / 1024.0 - heap / MIB;
  }

  private static long residentKiB() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
