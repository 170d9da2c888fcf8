@NullMarked
package dev.winnow.benchmarks.mix;

import org.jspecify.annotations.NullMarked;
