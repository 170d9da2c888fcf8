@NullMarked
package dev.winnow.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
