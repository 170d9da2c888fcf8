@NullMarked
package dev.winnow.cli.feedback;

import org.jspecify.annotations.NullMarked;
