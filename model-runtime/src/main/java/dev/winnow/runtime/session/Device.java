package dev.winnow.runtime.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a model runs, and how.
 *
 * @param index of the CUDA device; 0 for the others
 * @param cuda how it runs there, where it runs on CUDA; the default for the CPU
 */
public record Device(Kind kind, int index, CudaSettings cuda) {
  /** What sort of device. */
  public enum Kind {
    CPU,
    CUDA,
    /** The first CUDA device where there is one that works, else the CPU. */
    AUTO
  }

  public static final Device CPU = new Device(Kind.CPU, 0, CudaSettings.DEFAULT);
  public static final Device AUTO = new Device(Kind.AUTO, 0, CudaSettings.DEFAULT);

  private static final Pattern TEXT =
      Pattern.compile("(cpu|auto|cuda:(\\d{1,3}))(,(.*))?", Pattern.DOTALL);

  public Device {
    if (index < 0 || (kind != Kind.CUDA && index != 0)) {
      throw new IllegalArgumentException("device index: " + index + " (kind: " + kind + ")");
    }
    if (kind == Kind.CPU && !cuda.equals(CudaSettings.DEFAULT)) {
      throw new IllegalArgumentException(
          "device: cpu%s (expected: settings only for cuda:N or auto)"
              .formatted(CudaText.write(cuda)));
    }
  }

  public static Device cuda(int index) {
    return new Device(Kind.CUDA, index, CudaSettings.DEFAULT);
  }

  /** The same device, run in another way. */
  public Device with(CudaSettings cuda) {
    return new Device(kind, index, cuda);
  }

  /**
   * Reads {@code cpu}, {@code auto} or {@code cuda:N}, the last two with settings behind them:
   * {@code cuda:0,memory-limit=4gb,arena-growth=as-requested}.
   */
  public static Device parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("device: " + text + " (expected: cpu, cuda:N or auto)");
    }
    Device device = named(matcher);
    if (matcher.group(3) == null) {
      return device;
    }
    if (device.kind == Kind.CPU) {
      throw new IllegalArgumentException(
          "device: " + text + " (expected: settings only for cuda:N or auto)");
    }
    return device.with(CudaText.parse(matcher.group(4)));
  }

  private static Device named(Matcher matcher) {
    return switch (matcher.group(1)) {
      case "cpu" -> CPU;
      case "auto" -> AUTO;
      default -> cuda(Integer.parseInt(matcher.group(2)));
    };
  }

  @Override
  public String toString() {
    String name =
        switch (kind) {
          case CPU -> "cpu";
          case AUTO -> "auto";
          case CUDA -> "cuda:" + index;
        };
    return name + CudaText.write(cuda);
  }
}
