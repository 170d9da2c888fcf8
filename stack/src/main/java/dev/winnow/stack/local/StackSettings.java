package dev.winnow.stack.local;

import java.nio.file.Path;
import java.util.List;

/**
 * A stack on this machine.
 *
 * @param folder its data and logs; a stack that starts on the folder of an earlier one goes on
 * @param jobArguments for the process of the jobs, beside what follows from the rest
 * @param rollups whether the process of the roll-ups is started
 * @param compilation of the broker and the jobs
 */
public record StackSettings(
    Distribution distribution,
    Path folder,
    Ports ports,
    List<String> jobArguments,
    boolean rollups,
    Compilation compilation) {
  static final int PARTITIONS = 2;

  public StackSettings {
    folder = folder.toAbsolutePath().normalize();
    jobArguments = List.copyOf(jobArguments);
  }

  public String bootstrap() {
    return "127.0.0.1:" + ports.kafka();
  }

  public String registry() {
    return "http://127.0.0.1:" + ports.registry() + "/apis/ccompat/v7";
  }

  public String flinkPage() {
    return "http://127.0.0.1:" + ports.flink();
  }

  public Path logs() {
    return folder.resolve("logs");
  }
}
