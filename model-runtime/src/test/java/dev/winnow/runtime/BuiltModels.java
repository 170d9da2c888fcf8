package dev.winnow.runtime;

import java.nio.file.Path;

/** The packages that the build assembles. */
public final class BuiltModels {
  public static final Path FOLDER =
      Path.of(System.getProperty("winnow.root", ".."), "model-runtime", "target", "models");

  /** The default encoders as they were exported, in float32. */
  public static final Path EXPORTED = FOLDER.resolveSibling("encoders");

  public static final String MINILM = "all-minilm-l6-v2";
  public static final String BGE = "bge-small-en-v1.5";

  private BuiltModels() {}
}
