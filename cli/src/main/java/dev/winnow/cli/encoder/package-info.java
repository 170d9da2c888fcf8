/** Bringing encoders into the form in which they run. */
@NullMarked
package dev.winnow.cli.encoder;

import org.jspecify.annotations.NullMarked;
