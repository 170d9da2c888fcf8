/** Models in native memory. ONNX Runtime is known here and nowhere else. */
@NullMarked
package dev.winnow.runtime.session;

import org.jspecify.annotations.NullMarked;
