/** What running jobs tell of themselves, read through Flink's REST interface. */
@NullMarked
package dev.winnow.stack.metrics;

import org.jspecify.annotations.NullMarked;
