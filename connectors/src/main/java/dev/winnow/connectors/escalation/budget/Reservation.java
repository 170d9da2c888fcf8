package dev.winnow.connectors.escalation.budget;

import dev.winnow.connectors.escalation.Usage;
import java.time.Instant;

/**
 * What is held for a question that is about to be put.
 *
 * @param at the time in whose hour, day and month it counts
 * @param most what the question can take
 */
public record Reservation(String tenant, Instant at, Usage most) {}
