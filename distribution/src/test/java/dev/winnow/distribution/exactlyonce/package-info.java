/** Exactly one final outcome for every item, whatever is killed: the test and its checker. */
@NullMarked
package dev.winnow.distribution.exactlyonce;

import org.jspecify.annotations.NullMarked;
