package dev.winnow.benchmarks.turn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this process at one moment.
 *
 * @param residentMiB what the system says is resident; NaN where there is no {@code /proc}
 * @param heapMiB what the Java heap has claimed, part of it perhaps never touched
 */
public record ProcessMemory(double residentMiB, double heapMiB) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double MIB = 1024 * 1024;

  /** As it is now. */
  public static ProcessMemory now() {
    return new ProcessMemory(
        residentKiB() / 1024,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() / MIB);
  }

  /** Resident outside the heap. */
  public double nativeMiB() {
    return residentMiB - heapMiB;
  }

  private static double residentKiB() {
    if (!Files.isReadable(STATUS)) {
      return Double.NaN;
    }
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
