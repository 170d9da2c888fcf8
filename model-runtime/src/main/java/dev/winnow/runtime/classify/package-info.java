/** The one door of the runtime: text in, calibrated scores out. */
@NullMarked
package dev.winnow.runtime.classify;

import org.jspecify.annotations.NullMarked;
