/** What a chat model is asked, and how its answer is read. */
@NullMarked
package dev.winnow.connectors.escalation.prompt;

import org.jspecify.annotations.NullMarked;
