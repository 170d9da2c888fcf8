/** Text to the token ids that an encoder reads. */
@NullMarked
package dev.winnow.runtime.tokenize;

import org.jspecify.annotations.NullMarked;
