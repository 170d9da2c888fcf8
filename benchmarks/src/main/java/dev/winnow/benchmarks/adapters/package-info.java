/** What adapters on one encoder cost, against an encoder of its own for each. */
@NullMarked
package dev.winnow.benchmarks.adapters;

import org.jspecify.annotations.NullMarked;
