/** What the parts of the runtime share: the root of its errors. */
@NullMarked
package dev.winnow.runtime;

import org.jspecify.annotations.NullMarked;
