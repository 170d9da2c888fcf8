package dev.winnow.onnx.graph;

/** A file is no ONNX model that can be used. Trying again does not help. */
public final class OnnxFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public OnnxFileException(String message) {
    super(message);
  }

  public OnnxFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
