package dev.winnow.runtime.session;

import dev.winnow.runtime.ModelException;
import org.jspecify.annotations.Nullable;

/** One run of a loaded model failed. The model stays usable. */
public final class SessionException extends ModelException {
  private static final long serialVersionUID = 1;

  SessionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
