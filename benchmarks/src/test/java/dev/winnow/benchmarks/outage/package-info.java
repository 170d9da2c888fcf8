@NullMarked
package dev.winnow.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
