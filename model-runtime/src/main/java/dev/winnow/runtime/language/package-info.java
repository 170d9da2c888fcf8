/** Which language a text is in: fast enough to be asked of every item. */
@NullMarked
package dev.winnow.runtime.language;

import org.jspecify.annotations.NullMarked;
