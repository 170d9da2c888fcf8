/** Tests of the roll-ups. */
@NullMarked
package dev.winnow.console.rollup;

import org.jspecify.annotations.NullMarked;
