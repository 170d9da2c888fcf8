package dev.winnow.stack.flink;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of the process, shared out: {@code --flink.X} is for Flink alone, {@code
 * --moderate.X} and {@code --escalate.X} for that job alone, all else for both jobs.
 */
record ProcessArguments(List<String> flink, List<String> moderate, List<String> escalate) {
  ProcessArguments {
    flink = List.copyOf(flink);
    moderate = List.copyOf(moderate);
    escalate = List.copyOf(escalate);
  }

  static ProcessArguments split(String... args) {
    if (args.length % 2 != 0) {
      throw new IllegalArgumentException(
          args[args.length - 1] + ": no value (expected: --key value)");
    }
    return new Shares().of(args);
  }

  /** Collects the shares. */
  private static final class Shares {
    private final List<String> flink = new ArrayList<>();
    private final List<String> moderate = new ArrayList<>();
    private final List<String> escalate = new ArrayList<>();

    ProcessArguments of(String... args) {
      for (int i = 0; i < args.length; i += 2) {
        share(args[i], args[i + 1]);
      }
      return new ProcessArguments(flink, moderate, escalate);
    }

    private void share(String key, String value) {
      boolean taken =
          take("--flink.", flink, key, value)
              || take("--moderate.", moderate, key, value)
              || take("--escalate.", escalate, key, value);
      if (!taken) {
        moderate.addAll(List.of(key, value));
        escalate.addAll(List.of(key, value));
      }
    }

    private static boolean take(String prefix, List<String> share, String key, String value) {
      if (!key.startsWith(prefix)) {
        return false;
      }
      share.addAll(List.of("--" + key.substring(prefix.length()), value));
      return true;
    }
  }
}
