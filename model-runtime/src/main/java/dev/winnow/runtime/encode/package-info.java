/** Text to one unit vector: the encoder that all heads share. */
@NullMarked
package dev.winnow.runtime.encode;

import org.jspecify.annotations.NullMarked;
