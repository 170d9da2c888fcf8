/** How much of the model's own throughput is left when Kafka and Flink stand around it. */
@NullMarked
package dev.winnow.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
