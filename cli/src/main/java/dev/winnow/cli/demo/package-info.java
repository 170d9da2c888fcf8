/** {@code winnow demo} and {@code winnow up}: the whole of Winnow on one machine. */
@NullMarked
package dev.winnow.cli.demo;

import org.jspecify.annotations.NullMarked;
