@NullMarked
package dev.winnow.training.certify;

import org.jspecify.annotations.NullMarked;
