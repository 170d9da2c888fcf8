package dev.winnow.benchmarks.micro;

import dev.winnow.runtime.encode.Encoder;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.nio.file.Path;

/** The encoder and the texts that are measured, as the JVM of a fork finds them. */
final class Subject {
  static final String MODELS = "winnow.micro.models";
  static final String ENCODER = "winnow.micro.encoder";

  private static final String TEXT =
      "We missed the last train, walked along the river for an hour and found a small hotel; the"
          + " owner made tea, and nobody minded the rain any more. ";

  private Subject() {}

  /** Opens it on the CPU. The caller closes it. */
  static Encoder encoder() {
    ModelRepository models = new ModelRepository(Path.of(required(MODELS)));
    return Encoder.open(models.encoder(required(ENCODER)), Device.CPU);
  }

  /** Characters that give about so many tokens. */
  static String text(int tokens) {
    String endless = TEXT.repeat(tokens / 16 + 1);
    return endless.substring(0, Math.min(endless.length(), (int) (tokens * 4.4)));
  }

  /** Exactly so many tokens, or as many as the encoder reads. */
  static TokenizedText tokens(Encoder encoder, int tokens) {
    return encoder.tokenize(TEXT.repeat(tokens / 16 + 1)).first(tokens);
  }

  private static String required(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(name + ": not set (expected: by MicroBenchmarks)");
    }
    return value;
  }
}
