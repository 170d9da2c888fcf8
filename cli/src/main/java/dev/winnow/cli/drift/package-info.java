/** {@code drift}: what a stream is held against, and whether rows still look like it. */
@NullMarked
package dev.winnow.cli.drift;

import org.jspecify.annotations.NullMarked;
