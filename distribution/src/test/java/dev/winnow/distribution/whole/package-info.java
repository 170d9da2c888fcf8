/** What the tests of the whole stand on: a running stack, publishers, and what became of items. */
@NullMarked
package dev.winnow.distribution.whole;

import org.jspecify.annotations.NullMarked;
