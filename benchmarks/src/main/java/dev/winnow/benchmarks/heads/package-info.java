/** What many heads on one encoder cost. */
@NullMarked
package dev.winnow.benchmarks.heads;

import org.jspecify.annotations.NullMarked;
