/** The classify command without models. */
@NullMarked
package dev.winnow.cli.classify;

import org.jspecify.annotations.NullMarked;
