/** {@code winnow bench}: measurements against what a user would do instead. */
@NullMarked
package dev.winnow.cli.bench;

import org.jspecify.annotations.NullMarked;
