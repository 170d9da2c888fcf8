/** {@code winnow audit}: how often machines are wrong where they are sure. */
@NullMarked
package dev.winnow.cli.audit;

import org.jspecify.annotations.NullMarked;
