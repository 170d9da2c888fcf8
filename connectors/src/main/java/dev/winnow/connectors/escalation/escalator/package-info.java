/**
 * What stands around the providers: who may be asked, when, how often, and who is asked next. State
 * machines that are told the time, and one thread that moves them.
 *
 * <p>Times within are nanoseconds of one clock with an origin of its own, such as {@link
 * System#nanoTime}, counted from an origin near 0.
 */
@NullMarked
package dev.winnow.connectors.escalation.escalator;

import org.jspecify.annotations.NullMarked;
