package dev.winnow.stack.flink;

import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/** Settings as Flink wants them: everything on the loopback interface, nothing to download. */
final class FlinkConfiguration {
  private static final String LOOPBACK = "127.0.0.1";

  private FlinkConfiguration() {}

  /** For the cluster. */
  static Configuration ofCluster(FlinkSettings settings) {
    Configuration configuration = new Configuration();
    configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.PORT, settings.port());
    configuration.set(RestOptions.BIND_PORT, Integer.toString(settings.port()));
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(BlobServerOptions.STORAGE_DIRECTORY, settings.temporary().toString());
    configuration.set(CoreOptions.TMP_DIRS, settings.temporary().toString());
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, settings.slots());
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return configuration;
  }

  /** For one job of the cluster, which goes on from its newest checkpoint where there is one. */
  static Configuration ofJob(FlinkSettings settings, String job) {
    Configuration configuration = new Configuration();
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, settings.checkpoints(job).toUri().toString());
    new Checkpoints(settings.checkpoints(job))
        .newest()
        .ifPresent(
            checkpoint ->
                configuration.set(
                    StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString()));
    configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    return configuration;
  }
}
