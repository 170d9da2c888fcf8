/** What items feel of it when models are deployed and retired while they stream through. */
@NullMarked
package dev.winnow.benchmarks.swaps;

import org.jspecify.annotations.NullMarked;
