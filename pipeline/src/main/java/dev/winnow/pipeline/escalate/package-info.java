/**
 * The escalate job: items that the specialists were unsure of wait here for the general model, and
 * what that is unsure of waits for people.
 */
@NullMarked
package dev.winnow.pipeline.escalate;

import org.jspecify.annotations.NullMarked;
