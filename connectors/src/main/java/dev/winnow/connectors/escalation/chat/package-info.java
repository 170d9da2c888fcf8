/** Chat models behind several protocols, asked for ratings. */
@NullMarked
package dev.winnow.connectors.escalation.chat;

import org.jspecify.annotations.NullMarked;
