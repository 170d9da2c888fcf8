/**
 * What holds machines back as a whole: a daily quota of removals, and a brake for categories that
 * are flagged far more often than they were.
 */
@NullMarked
package dev.winnow.pipeline.restraint;

import org.jspecify.annotations.NullMarked;
