/** The file that names the providers, and how they are opened. */
@NullMarked
package dev.winnow.connectors.escalation.settings;

import org.jspecify.annotations.NullMarked;
