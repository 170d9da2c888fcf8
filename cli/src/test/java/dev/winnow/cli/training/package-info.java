@NullMarked
package dev.winnow.cli.training;

import org.jspecify.annotations.NullMarked;
