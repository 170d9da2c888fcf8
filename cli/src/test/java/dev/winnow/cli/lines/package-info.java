@NullMarked
package dev.winnow.cli.lines;

import org.jspecify.annotations.NullMarked;
