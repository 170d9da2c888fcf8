/**
 * Whether the stream still looks like the rows that thresholds were proven on: a reference of how
 * scores and inputs were distributed, and a sequential test against it.
 */
@NullMarked
package dev.winnow.pipeline.drift;

import org.jspecify.annotations.NullMarked;
