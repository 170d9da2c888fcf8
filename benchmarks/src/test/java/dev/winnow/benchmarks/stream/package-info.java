@NullMarked
package dev.winnow.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
