/** How a loaded model runs fastest on its device, found by measuring it. */
@NullMarked
package dev.winnow.runtime.tune;

import org.jspecify.annotations.NullMarked;
