/** Checks on what machines are sure of: which items are drawn, and how many a day. */
@NullMarked
package dev.winnow.pipeline.audit;

import org.jspecify.annotations.NullMarked;
