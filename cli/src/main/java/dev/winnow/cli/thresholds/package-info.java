/**
 * {@code thresholds}: the thresholds of a policy that keep an operator's limits, proven on the
 * whole cascade.
 */
@NullMarked
package dev.winnow.cli.thresholds;

import org.jspecify.annotations.NullMarked;
