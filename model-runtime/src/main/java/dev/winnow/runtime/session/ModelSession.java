package dev.winnow.runtime.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * One model in native memory. Thread-safe: as many runs at once as there are callers, each on its
 * caller's thread. {@link #close} waits for the runs that are under way.
 */
public final class ModelSession implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelSignature signature;
  private final Device device;
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
  private boolean closed;

  ModelSession(
      OrtEnvironment environment, OrtSession session, ModelSignature signature, Device device) {
    this.environment = environment;
    this.session = session;
    this.signature = signature;
    this.device = device;
  }

  /** Loads a model, or fails with {@link dev.winnow.runtime.ModelLoadException}. */
  public static ModelSession open(Path model, ModelSignature required, Device device) {
    return new SessionLoader(model, required, FallbackNotice.OF_THIS_PROCESS).load(device);
  }

  /**
   * Loads a model that was changed in memory, or fails with {@link
   * dev.winnow.runtime.ModelLoadException}.
   *
   * @param file where it came from, for messages
   * @param changed the ONNX file, in a direct buffer, which is not needed afterwards
   */
  public static ModelSession open(
      Path file, ByteBuffer changed, ModelSignature required, Device device) {
    return new SessionLoader(file, changed, required, FallbackNotice.OF_THIS_PROCESS).load(device);
  }

  public ModelSignature signature() {
    return signature;
  }

  /** Where it runs: never {@link Device#AUTO}. */
  public Device device() {
    return device;
  }

  /**
   * Runs the model once.
   *
   * @param inputs by name, all that the signature lists
   * @param output written in place: its buffer is direct and its shape is what the model gives
   */
  public void run(Map<String, Tensor> inputs, String outputName, Tensor output) {
    whileOpen(
        inputs,
        fed -> {
          try (OnnxTensor written = output.toOnnx(environment)) {
            session.run(fed, Map.of(outputName, written)).close();
            return written;
          }
        });
  }

  /**
   * Runs the model once, for an output of {@link ElementType#MAPS}.
   *
   * @param inputs by name, all that the signature lists
   * @return scores by label, for each row; labels that are numbers are spelt out
   */
  public List<Map<String, Float>> runForMaps(Map<String, Tensor> inputs, String outputName) {
    return whileOpen(
        inputs,
        fed -> {
          try (OrtSession.Result result = session.run(fed, Set.of(outputName))) {
            return ScoreMaps.read(result.get(0));
          }
        });
  }

  private <R> R whileOpen(Map<String, Tensor> inputs, NativeRun<R> run) {
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("session: closed");
      }
      return fed(inputs, run);
    } catch (OrtException e) {
      throw failure(e);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  /** What the library says of strings may hold them, so it is not passed on. */
  private SessionException failure(OrtException e) {
    return signature.takesStrings()
        ? new SessionException("run failed: " + e.getCode(), null)
        : new SessionException("run failed", e);
  }

  private <R> R fed(Map<String, Tensor> inputs, NativeRun<R> run) throws OrtException {
    Map<String, OnnxTensor> fed = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
        fed.put(input.getKey(), input.getValue().toOnnx(environment));
      }
      return run.with(fed);
    } finally {
      fed.values().forEach(OnnxTensor::close);
    }
  }

  private interface NativeRun<R> {
    R with(Map<String, OnnxTensor> inputs) throws OrtException;
  }

  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new SessionException("close failed", e);
    } finally {
      lifetime.writeLock().unlock();
    }
  }
}
