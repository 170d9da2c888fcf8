/**
 * Avro values in the Confluent wire format, and the schema registry behind them. {@link
 * dev.winnow.connectors.registry.AvroCodec} is the door.
 */
@NullMarked
package dev.winnow.connectors.registry;

import org.jspecify.annotations.NullMarked;
