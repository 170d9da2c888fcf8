/**
 * {@code thresholds --feedback}: whether thresholds in service keep their limits, judged by what
 * people answered.
 */
@NullMarked
package dev.winnow.cli.feedback;

import org.jspecify.annotations.NullMarked;
