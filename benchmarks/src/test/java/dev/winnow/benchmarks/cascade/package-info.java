@NullMarked
package dev.winnow.benchmarks.cascade;

import org.jspecify.annotations.NullMarked;
