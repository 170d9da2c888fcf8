/** Everything that can be said against a package before it serves. */
@NullMarked
package dev.winnow.runtime.check;

import org.jspecify.annotations.NullMarked;
