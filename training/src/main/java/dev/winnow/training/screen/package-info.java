/** From labelled sets to the screen: linear models over hashed n-grams, all categories in one. */
@NullMarked
package dev.winnow.training.screen;

import org.jspecify.annotations.NullMarked;
