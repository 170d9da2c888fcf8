/** Labelled rows: what they hold, where they come from and which of them a head is trained on. */
@NullMarked
package dev.winnow.training.data;

import org.jspecify.annotations.NullMarked;
