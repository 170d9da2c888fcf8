package dev.winnow.runtime.session;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that {@code auto} came to mean the CPU, however many models it is said for. */
final class FallbackNotice {
  private static final Logger log = LoggerFactory.getLogger(FallbackNotice.class);

  /** What ONNX Runtime can do does not change while a process lives. */
  static final FallbackNotice OF_THIS_PROCESS = new FallbackNotice();

  private final AtomicBoolean said = new AtomicBoolean();

  void give(String reason) {
    if (!said.getAndSet(true)) {
      log.warn("device auto: models run on the CPU, because CUDA does not work here: {}", reason);
    }
  }
}
