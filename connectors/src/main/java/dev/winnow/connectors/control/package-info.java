/**
 * The one-partition topics that operators steer by: policies and deployments. They are logs, read
 * from their start by every worker alike.
 */
@NullMarked
package dev.winnow.connectors.control;

import org.jspecify.annotations.NullMarked;
