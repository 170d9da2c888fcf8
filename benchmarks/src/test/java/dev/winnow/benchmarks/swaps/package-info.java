@NullMarked
package dev.winnow.benchmarks.swaps;

import org.jspecify.annotations.NullMarked;
