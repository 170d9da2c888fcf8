/** Models that take texts by themselves and score labels. */
@NullMarked
package dev.winnow.runtime.label;

import org.jspecify.annotations.NullMarked;
