@NullMarked
package dev.winnow.benchmarks.adapters;

import org.jspecify.annotations.NullMarked;
