/**
 * The command line: one class a command. Results go to standard output, all else to standard error.
 */
@NullMarked
package dev.winnow.cli;

import org.jspecify.annotations.NullMarked;
