/** Personal data in text, found by rules: addresses and numbers that identify or reach a person. */
@NullMarked
package dev.winnow.runtime.pii;

import org.jspecify.annotations.NullMarked;
