/** Turns: measuring several ways to do the same work side by side. */
@NullMarked
package dev.winnow.benchmarks.turn;

import org.jspecify.annotations.NullMarked;
