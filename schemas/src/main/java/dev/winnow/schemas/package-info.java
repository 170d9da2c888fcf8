/**
 * What travels between the parts of Winnow: the Avro records of every topic, and the vocabulary
 * their string fields draw on.
 *
 * <p>The vocabulary is strings in Avro, not Avro enums, so that a new value never breaks an old
 * reader; the Java enums here are the values that this version knows.
 */
@NullMarked
package dev.winnow.schemas;

import org.jspecify.annotations.NullMarked;
