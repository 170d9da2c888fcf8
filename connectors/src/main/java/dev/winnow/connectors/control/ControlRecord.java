package dev.winnow.connectors.control;

import dev.winnow.connectors.registry.Decoded;
import java.time.Instant;

/**
 * One record of a control topic.
 *
 * @param value whatever is not a record is shown too, so that every reader passes over it alike
 */
public record ControlRecord<T>(long offset, Instant timestamp, Decoded<T> value) {}
