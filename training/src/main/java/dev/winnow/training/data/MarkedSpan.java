package dev.winnow.training.data;

/**
 * A stretch of a text that somebody marked.
 *
 * @param start of its first character, in Unicode code points
 * @param end behind its last one
 */
public record MarkedSpan(int start, int end) {}
