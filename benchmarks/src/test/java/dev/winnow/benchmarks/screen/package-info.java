@NullMarked
package dev.winnow.benchmarks.screen;

import org.jspecify.annotations.NullMarked;
