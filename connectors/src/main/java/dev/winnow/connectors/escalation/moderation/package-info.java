/** Moderation endpoints, whose categories are mapped to ours. */
@NullMarked
package dev.winnow.connectors.escalation.moderation;

import org.jspecify.annotations.NullMarked;
