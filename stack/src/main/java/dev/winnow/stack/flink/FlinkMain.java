package dev.winnow.stack.flink;

import dev.winnow.pipeline.escalate.EscalateJob;
import dev.winnow.pipeline.escalate.EscalateSettings;
import dev.winnow.pipeline.job.ModerateJob;
import dev.winnow.pipeline.job.ModerateSettings;
import dev.winnow.stack.process.Arguments;
import dev.winnow.stack.process.ProcessFailedException;
import dev.winnow.stack.process.Signals;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmaster.JobResult;

/**
 * Both jobs in one process, each going on from its newest checkpoint. {@code --flink.folder},
 * {@code --flink.port} and {@code --flink.slots} are for Flink; what starts with {@code
 * --moderate.} or {@code --escalate.} is for that job, and all else for both.
 */
public final class FlinkMain {
  /** Two jobs with two subtasks of each operator. */
  private static final int DEFAULT_SLOTS = 4;

  private FlinkMain() {}

  public static void main(String[] args) throws Exception {
    ProcessArguments arguments = ProcessArguments.split(args);
    FlinkSettings settings = settings(arguments);
    WorkingFiles.clear(settings.temporary());
    try (MiniFlink flink = MiniFlink.start(settings)) {
      JobID moderate = flink.submit("moderate", env -> ModerateJob.build(env, moderate(arguments)));
      JobID escalate = flink.submit("escalate", env -> EscalateJob.build(env, escalate(arguments)));
      CompletableFuture.allOf(flink.running(moderate), flink.running(escalate)).get();
      Signals.ready("flink");
      JobResult ended =
          (JobResult) CompletableFuture.anyOf(flink.result(moderate), flink.result(escalate)).get();
      throw new ProcessFailedException(
          "job " + ended.getJobId() + " has ended: " + ended.getJobStatus());
    }
  }

  private static FlinkSettings settings(ProcessArguments arguments) {
    Arguments flink = Arguments.parse(array(arguments.flink()), Set.of("folder", "port", "slots"));
    return new FlinkSettings(
        Path.of(flink.get("folder")), flink.number("port"), flink.number("slots", DEFAULT_SLOTS));
  }

  private static ModerateSettings moderate(ProcessArguments arguments) {
    return ModerateSettings.parse(array(arguments.moderate()));
  }

  private static EscalateSettings escalate(ProcessArguments arguments) {
    return EscalateSettings.parse(array(arguments.escalate()));
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
