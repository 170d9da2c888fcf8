/**
 * Flink sources and sinks on Kafka. All readers read committed; writers are exactly once unless
 * told otherwise.
 */
@NullMarked
package dev.winnow.connectors.kafka;

import org.jspecify.annotations.NullMarked;
