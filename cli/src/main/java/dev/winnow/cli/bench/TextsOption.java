package dev.winnow.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a measurement takes its texts from. */
final class TextsOption {
  @Option(
      names = "--input",
      paramLabel = "PATH",
      description =
          "Texts: a file of JSON Lines, or a folder of such, gzipped or not. Default:"
              + " samples/posts.jsonl.")
  private @Nullable Path input;

  /** Whether somebody named them; else they are the sample posts. */
  boolean isGiven() {
    return input != null;
  }

  List<String> read() throws IOException {
    Path samples =
        Path.of(System.getProperty("winnow.root", "")).resolve("samples").resolve("posts.jsonl");
    return Texts.read(input != null ? input : samples);
  }
}
