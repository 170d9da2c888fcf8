package dev.winnow.stack.flink;

import dev.winnow.pipeline.escalate.EscalateJob;
import dev.winnow.pipeline.escalate.EscalateSettings;
import dev.winnow.pipeline.job.ModerateJob;
import dev.winnow.pipeline.job.ModerateSettings;
import dev.winnow.pipeline.operator.ClassifierSource;
import dev.winnow.runtime.classify.Classifier;
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
 *
 * <p>The models are opened here already, while broker and Flink still start, and stay open over
 * restarts of a job: the jobs share them.
 */
public final class FlinkMain {
  /** Two jobs with two subtasks of each operator. */
  private static final int DEFAULT_SLOTS = 4;

  private FlinkMain() {}

  public static void main(String[] args) throws Exception {
    ProcessArguments arguments = ProcessArguments.split(args);
    FlinkSettings settings = settings(arguments);
    ModerateSettings moderate = ModerateSettings.parse(array(arguments.moderate()));
    EscalateSettings escalate = EscalateSettings.parse(array(arguments.escalate()));
    WorkingFiles.clear(settings.temporary());
    CompletableFuture<Classifier> specialists = opened(moderate.models());
    CompletableFuture<Classifier> general = opened(escalate.general());
    try (MiniFlink flink = MiniFlink.start(settings)) {
      Ground.await(moderate.job().kafka());
      try (Classifier first = specialists.get();
          Classifier second = general.get()) {
        run(flink, moderate, escalate);
      }
    }
  }

  private static void run(MiniFlink flink, ModerateSettings moderate, EscalateSettings escalate)
      throws Exception {
    JobID first = flink.submit("moderate", env -> ModerateJob.build(env, moderate));
    JobID second = flink.submit("escalate", env -> EscalateJob.build(env, escalate));
    CompletableFuture.allOf(flink.running(first), flink.running(second)).get();
    Signals.ready("flink");
    JobResult ended =
        (JobResult) CompletableFuture.anyOf(flink.result(first), flink.result(second)).get();
    throw new ProcessFailedException(
        "job " + ended.getJobId() + " has ended: " + ended.getJobStatus());
  }

  private static CompletableFuture<Classifier> opened(ClassifierSource models) {
    return CompletableFuture.supplyAsync(models::open);
  }

  private static FlinkSettings settings(ProcessArguments arguments) {
    Arguments flink = Arguments.parse(array(arguments.flink()), Set.of("folder", "port", "slots"));
    return new FlinkSettings(
        Path.of(flink.get("folder")), flink.number("port"), flink.number("slots", DEFAULT_SLOTS));
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
