/** JSON Lines as they come in: line by line, each of bounded size. */
@NullMarked
package dev.winnow.cli.lines;

import org.jspecify.annotations.NullMarked;
