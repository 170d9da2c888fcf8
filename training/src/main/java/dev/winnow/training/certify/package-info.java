/**
 * Thresholds that keep what an operator promised: found on some rows, proven on others. Pure
 * statistics over scores that somebody else took; knows no cascade.
 */
@NullMarked
package dev.winnow.training.certify;

import org.jspecify.annotations.NullMarked;
