/** What becomes of published items. */
@NullMarked
package dev.winnow.stack.results;

import org.jspecify.annotations.NullMarked;
