/**
 * What people were asked and what they answered: as labelled rows, and held against the limits of
 * thresholds in service.
 */
@NullMarked
package dev.winnow.cli.feedback;

import org.jspecify.annotations.NullMarked;
