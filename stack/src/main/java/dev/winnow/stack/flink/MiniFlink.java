package dev.winnow.stack.flink;

import dev.winnow.stack.process.Condition;
import dev.winnow.stack.process.ProcessFailedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * A Flink cluster in this JVM with its web page. All jobs share one class loader, and so the models
 * that a process holds.
 */
final class MiniFlink implements AutoCloseable {
  private final FlinkSettings settings;
  private final MiniCluster cluster;

  private MiniFlink(FlinkSettings settings, MiniCluster cluster) {
    this.settings = settings;
    this.cluster = cluster;
  }

  static MiniFlink start(FlinkSettings settings) throws Exception {
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(FlinkConfiguration.ofCluster(settings))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(settings.slots())
                .build());
    cluster.start();
    return new MiniFlink(settings, cluster);
  }

  /** Submits a job, from its newest checkpoint where there is one. */
  JobID submit(String name, JobBuilder job) throws Exception {
    Configuration configuration = FlinkConfiguration.ofJob(settings, name);
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    job.build(environment);
    StreamGraph stream = environment.getStreamGraph();
    stream.setJobName("winnow-" + name); // as on a cluster, where a deployment has no other name
    JobGraph graph = stream.getJobGraph();
    graph.setSavepointRestoreSettings(SavepointRestoreSettings.fromConfiguration(configuration));
    return cluster.submitJob(graph).get().getJobID();
  }

  /** Completes when every subtask of a job runs: its models are loaded, its state restored. */
  CompletableFuture<Void> running(JobID job) {
    return Condition.holds(() -> allRun(graph(job)));
  }

  /** Completes when a job has ended, which none does unless it fails for good or is cancelled. */
  CompletableFuture<JobResult> result(JobID job) {
    return cluster.requestJobResult(job);
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }

  private AccessExecutionGraph graph(JobID job) {
    try {
      return cluster.getExecutionGraph(job).get();
    } catch (ExecutionException e) {
      throw new ProcessFailedException("job " + job + " is not known to Flink", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessFailedException("interrupted while job " + job + " starts", e);
    }
  }

  /** A job that is still being set up has no subtasks yet. */
  private static boolean allRun(AccessExecutionGraph graph) {
    return graph.getState() == JobStatus.RUNNING
        && StreamSupport.stream(graph.getAllExecutionVertices().spliterator(), false)
            .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING);
  }
}
