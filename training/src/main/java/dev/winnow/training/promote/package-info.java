/** Whether a package may take another's place, and the taking. */
@NullMarked
package dev.winnow.training.promote;

import org.jspecify.annotations.NullMarked;
