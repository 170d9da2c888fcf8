/** What becomes of published items: reads what the jobs write, and knows when all is said. */
@NullMarked
package dev.winnow.stack.results;

import org.jspecify.annotations.NullMarked;
