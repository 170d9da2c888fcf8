/** What a screen in front of the specialists saves, and what it costs in quality. */
@NullMarked
package dev.winnow.benchmarks.screen;

import org.jspecify.annotations.NullMarked;
