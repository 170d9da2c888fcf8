/** From labelled sets to packaged heads: choosing, calibrating, measuring, writing. */
@NullMarked
package dev.winnow.training.head;

import org.jspecify.annotations.NullMarked;
