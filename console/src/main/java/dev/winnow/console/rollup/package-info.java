/**
 * Counts of verdicts by the minute, for operators: Kafka Streams from the topics of live verdicts
 * to the topic of roll-ups, as a process of its own.
 *
 * <p>Kafka Streams brings another RocksDB than Flink's: the two never share a JVM.
 */
@NullMarked
package dev.winnow.console.rollup;

import org.jspecify.annotations.NullMarked;
