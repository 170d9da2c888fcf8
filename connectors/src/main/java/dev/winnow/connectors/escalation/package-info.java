/** The larger models that unsure items go to, behind one interface. */
@NullMarked
package dev.winnow.connectors.escalation;

import org.jspecify.annotations.NullMarked;
