/** What waits for second opinions, as the running job tells it. */
@NullMarked
package dev.winnow.cli.escalations;

import org.jspecify.annotations.NullMarked;
