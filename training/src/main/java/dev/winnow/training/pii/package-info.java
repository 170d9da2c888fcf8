/** How well rules find personal data, measured on labelled rows. */
@NullMarked
package dev.winnow.training.pii;

import org.jspecify.annotations.NullMarked;
