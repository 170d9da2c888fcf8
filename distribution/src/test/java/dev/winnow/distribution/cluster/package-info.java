/** The job jars on a Flink cluster of separate processes, as users run them. */
@NullMarked
package dev.winnow.distribution.cluster;

import org.jspecify.annotations.NullMarked;
