/**
 * Records as JSON Lines, for the command line and for people. Messages of errors name fields and
 * places, never what stands there.
 */
@NullMarked
package dev.winnow.connectors.json;

import org.jspecify.annotations.NullMarked;
