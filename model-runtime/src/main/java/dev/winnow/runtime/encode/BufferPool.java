package dev.winnow.runtime.encode;

import java.util.concurrent.ArrayBlockingQueue;

/**
 * The direct buffers of an encoder that no run uses at the moment. They outlive the workers, which
 * come and go with each deployment: memory outside the heap that is freed and taken again leaves
 * holes, and a process that swaps models grows by them. Holds two for each core at most;
 * thread-safe.
 */
final class BufferPool {
  private static final int MOST = 2 * Runtime.getRuntime().availableProcessors();

  private final ArrayBlockingQueue<EncoderBuffers> idle = new ArrayBlockingQueue<>(MOST);

  /** Buffers for one run, which the caller gives back. */
  EncoderBuffers take() {
    EncoderBuffers buffers = idle.poll();
    return buffers == null ? new EncoderBuffers() : buffers;
  }

  void giveBack(EncoderBuffers buffers) {
    var unused = idle.offer(buffers); // where there are enough, they are forgotten
  }
}
