/** Cases of the guard and of the records that come out of the cascade. */
@NullMarked
package dev.winnow.pipeline.cascade;

import org.jspecify.annotations.NullMarked;
