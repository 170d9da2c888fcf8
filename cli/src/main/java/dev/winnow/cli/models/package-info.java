/** {@code winnow models}: packages of models, one's own among them. */
@NullMarked
package dev.winnow.cli.models;

import org.jspecify.annotations.NullMarked;
