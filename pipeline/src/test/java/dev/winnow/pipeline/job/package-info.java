/** Settings of the jobs. */
@NullMarked
package dev.winnow.pipeline.job;

import org.jspecify.annotations.NullMarked;
