/** What the stream feels of it when the provider of second opinions is in trouble. */
@NullMarked
package dev.winnow.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
