/** Where benchmarks put what they make. */
@NullMarked
package dev.winnow.benchmarks.folder;

import org.jspecify.annotations.NullMarked;
