/** Strict reading of the YAML files that describe providers and prompts. */
@NullMarked
package dev.winnow.connectors.escalation.yaml;

import org.jspecify.annotations.NullMarked;
