package dev.winnow.pipeline.job;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How both jobs run in Flink, whatever they do: checkpoints, state, restarts, types. */
public final class JobEnvironment {
  private static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration ALIGNMENT = Duration.ofSeconds(1);
  private static final MemorySize FIRST_LEVEL = MemorySize.ofMebiBytes(4);

  private JobEnvironment() {}

  /**
   * Sets what the jobs rely on. Everything else is left to the cluster.
   *
   * <p>A registry or a broker that is away makes checkpoints expire one after the other; that is
   * back-pressure and no reason to fail, so any number of them is tolerated, and restarts go on
   * without end. Checkpoints are retained: the newest one is what a killed job goes on from.
   */
  public static void configure(StreamExecutionEnvironment env, JobSettings settings) {
    Configuration config = new Configuration();
    config.set(PipelineOptions.GENERIC_TYPES, false);
    config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    config.set(PipelineOptions.OBJECT_REUSE, true);
    config.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // Most keys of the revisions are new: a filter says so without a look into each file.
    config.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    smallFirstLevel(config);
    config.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    config.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
    config.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_TIMEOUT);
    config.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    config.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    config.set(CheckpointingOptions.ALIGNED_CHECKPOINT_TIMEOUT, ALIGNMENT);
    config.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    if (settings.checkpointDir() != null) {
      config.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, settings.checkpointDir());
    }
    restarts(config);
    env.configure(config);
    env.setParallelism(settings.parallelism());
  }

  /**
   * A checkpoint writes a small file of what is new, and four of them are merged with all of the
   * first level. By default that grows to 256 MB, written anew every few checkpoints for some
   * hundred kilobytes; so it is small, and the levels behind it take the rest.
   */
  private static void smallFirstLevel(Configuration config) {
    config.set(RocksDBConfigurableOptions.USE_DYNAMIC_LEVEL_SIZE, true);
    config.set(RocksDBConfigurableOptions.MAX_SIZE_LEVEL_BASE, FIRST_LEVEL);
  }

  private static void restarts(Configuration config) {
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    config.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(1));
    config.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(30));
  }
}
