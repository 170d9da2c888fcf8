@NullMarked
package dev.winnow.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
