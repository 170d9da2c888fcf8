package dev.winnow.runtime.session;

/**
 * Where a model runs.
 *
 * @param index of the CUDA device; 0 for the others
 */
public record Device(Kind kind, int index) {
  /** What sort of device. */
  public enum Kind {
    CPU,
    CUDA,
    /** The first CUDA device where there is one that works, else the CPU. */
    AUTO
  }

  public static final Device CPU = new Device(Kind.CPU, 0);
  public static final Device AUTO = new Device(Kind.AUTO, 0);

  public Device {
    if (index < 0 || (kind != Kind.CUDA && index != 0)) {
      throw new IllegalArgumentException("device index: " + index + " (kind: " + kind + ")");
    }
  }

  public static Device cuda(int index) {
    return new Device(Kind.CUDA, index);
  }

  /** Reads {@code cpu}, {@code auto} or {@code cuda:N}. */
  public static Device parse(String text) {
    if (text.equals("cpu")) {
      return CPU;
    }
    if (text.equals("auto")) {
      return AUTO;
    }
    if (text.matches("cuda:\\d{1,3}")) {
      return cuda(Integer.parseInt(text.substring("cuda:".length())));
    }
    throw new IllegalArgumentException("device: " + text + " (expected: cpu, cuda:N or auto)");
  }

  @Override
  public String toString() {
    return switch (kind) {
      case CPU -> "cpu";
      case AUTO -> "auto";
      case CUDA -> "cuda:" + index;
    };
  }
}
