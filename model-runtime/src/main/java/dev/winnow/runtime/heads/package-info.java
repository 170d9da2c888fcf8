/** What heads compute over the vectors of texts. */
@NullMarked
package dev.winnow.runtime.heads;

import org.jspecify.annotations.NullMarked;
