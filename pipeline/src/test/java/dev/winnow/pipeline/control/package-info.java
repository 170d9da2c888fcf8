/** The policy as the workers follow it. */
@NullMarked
package dev.winnow.pipeline.control;

import org.jspecify.annotations.NullMarked;
