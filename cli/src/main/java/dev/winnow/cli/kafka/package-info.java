/** Commands that move records to and from Kafka, and set its topics up. */
@NullMarked
package dev.winnow.cli.kafka;

import org.jspecify.annotations.NullMarked;
