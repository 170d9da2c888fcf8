/** The topics that Winnow needs: how they should be, making them so, and telling what differs. */
@NullMarked
package dev.winnow.connectors.topics;

import org.jspecify.annotations.NullMarked;
