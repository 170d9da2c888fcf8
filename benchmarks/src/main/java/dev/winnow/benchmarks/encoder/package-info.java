/** Forms of one encoder against each other: speed, distance to float32, dependence on the batch. */
@NullMarked
package dev.winnow.benchmarks.encoder;

import org.jspecify.annotations.NullMarked;
