/**
 * {@code train} and {@code evaluate}: models from labelled rows, and how the cascade does on them.
 */
@NullMarked
package dev.winnow.cli.training;

import org.jspecify.annotations.NullMarked;
