@NullMarked
package dev.winnow.benchmarks.turn;

import org.jspecify.annotations.NullMarked;
