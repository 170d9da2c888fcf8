@NullMarked
package dev.winnow.benchmarks.heads;

import org.jspecify.annotations.NullMarked;
