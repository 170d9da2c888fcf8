/**
 * Flink's side of the moderate job: each operator converts, delegates to the pure parts and counts.
 */
@NullMarked
package dev.winnow.pipeline.operator;

import org.jspecify.annotations.NullMarked;
