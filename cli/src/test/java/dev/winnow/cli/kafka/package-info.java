@NullMarked
package dev.winnow.cli.kafka;

import org.jspecify.annotations.NullMarked;
