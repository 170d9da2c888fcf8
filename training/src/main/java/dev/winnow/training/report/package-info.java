/** The JSON of an evaluation as papers for people: a page with plots, a page of Markdown. */
@NullMarked
package dev.winnow.training.report;

import org.jspecify.annotations.NullMarked;
