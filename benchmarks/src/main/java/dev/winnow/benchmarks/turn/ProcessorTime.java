package dev.winnow.benchmarks.turn;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has computed, whatever else the machine does. The system counts it in ticks, on
 * Linux of 10 ms: a turn should take many of them.
 */
public final class ProcessorTime {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Of all its threads since it started; native ones are counted too. */
  public double seconds() {
    return system.getProcessCpuTime() / 1e9;
  }
}
