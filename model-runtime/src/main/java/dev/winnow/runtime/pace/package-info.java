/** Loading models at the side of those that serve. */
@NullMarked
package dev.winnow.runtime.pace;

import org.jspecify.annotations.NullMarked;
