/** What a cascade made of labelled rows, by source. */
@NullMarked
package dev.winnow.training.evaluate;

import org.jspecify.annotations.NullMarked;
