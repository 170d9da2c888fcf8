/** The moderate job: its settings, its topology and its {@code main}. */
@NullMarked
package dev.winnow.pipeline.job;

import org.jspecify.annotations.NullMarked;
