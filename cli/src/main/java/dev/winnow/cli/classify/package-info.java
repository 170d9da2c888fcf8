/** The cascade without Kafka: items from a file, verdicts to standard output. */
@NullMarked
package dev.winnow.cli.classify;

import org.jspecify.annotations.NullMarked;
