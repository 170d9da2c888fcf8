/** Labelled texts in the proportions of a stream, and how well verdicts fit them. */
@NullMarked
package dev.winnow.benchmarks.mix;

import org.jspecify.annotations.NullMarked;
