/** Items through a stack that runs: sending them, and knowing what became of them. */
@NullMarked
package dev.winnow.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
