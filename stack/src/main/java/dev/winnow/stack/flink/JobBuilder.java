package dev.winnow.stack.flink;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Lays out a job's operators in an environment that knows how to run them. */
@FunctionalInterface
interface JobBuilder {
  void build(StreamExecutionEnvironment environment);
}
