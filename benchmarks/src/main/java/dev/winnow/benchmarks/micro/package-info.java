/** What the steps of the model runtime cost by themselves, measured with JMH. */
@NullMarked
package dev.winnow.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
