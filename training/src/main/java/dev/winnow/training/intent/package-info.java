/** From labelled sets to a model that tells which one of many classes a text has: its intent. */
@NullMarked
package dev.winnow.training.intent;

import org.jspecify.annotations.NullMarked;
