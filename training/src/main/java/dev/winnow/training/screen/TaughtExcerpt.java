package dev.winnow.training.screen;

/**
 * A part of a row's text, and what a teacher says of it alone in one category.
 *
 * @param said a probability
 */
record TaughtExcerpt(String text, double said) {}
