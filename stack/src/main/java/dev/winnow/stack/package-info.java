/**
 * The embedded broker, registry, Flink and roll-ups of {@code demo} and {@code up}, as processes.
 */
@NullMarked
package dev.winnow.stack;

import org.jspecify.annotations.NullMarked;
