/** What may be spent on second opinions, and what has been. */
@NullMarked
package dev.winnow.connectors.escalation.budget;

import org.jspecify.annotations.NullMarked;
