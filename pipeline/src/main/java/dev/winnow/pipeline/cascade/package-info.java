/**
 * What happens to one item on its way through the stages, without Flink and without Kafka: what is
 * let in, and what the records say that come out.
 */
@NullMarked
package dev.winnow.pipeline.cascade;

import org.jspecify.annotations.NullMarked;
