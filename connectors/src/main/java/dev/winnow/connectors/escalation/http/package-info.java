/** JSON over HTTP, bounded in time and bytes, whose failures are outcomes. */
@NullMarked
package dev.winnow.connectors.escalation.http;

import org.jspecify.annotations.NullMarked;
