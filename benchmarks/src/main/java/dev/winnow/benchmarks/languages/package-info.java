/** How often, and how fast, the language of a text is told. */
@NullMarked
package dev.winnow.benchmarks.languages;

import org.jspecify.annotations.NullMarked;
