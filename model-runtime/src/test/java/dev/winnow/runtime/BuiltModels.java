package dev.winnow.runtime;

import java.nio.file.Path;

/** The packages that the build assembles. */
public final class BuiltModels {
  private static final Path ROOT = Path.of(System.getProperty("winnow.root", ".."));

  public static final Path FOLDER = ROOT.resolve(Path.of("model-runtime", "target", "models"));

  /** What of them lies in the repository. */
  public static final Path SHIPPED = ROOT.resolve("models");

  /** The default encoders as they were exported, in float32. */
  public static final Path EXPORTED = FOLDER.resolveSibling("encoders");

  public static final String MINILM = "all-minilm-l6-v2";
  public static final String BGE = "bge-small-en-v1.5";

  private BuiltModels() {}
}
