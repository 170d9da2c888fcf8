/** Tests of the commands, against a real broker where they need one. */
@NullMarked
package dev.winnow.cli;

import org.jspecify.annotations.NullMarked;
