package dev.winnow.training.encoder;

import dev.winnow.onnx.encoder.ActivationRanges;
import dev.winnow.onnx.encoder.EncoderSource;
import dev.winnow.onnx.encoder.RangeProbe;
import dev.winnow.runtime.session.Device;
import dev.winnow.runtime.session.ModelSession;
import dev.winnow.runtime.session.ModelSignature;
import dev.winnow.runtime.session.Tensor;
import dev.winnow.runtime.session.TensorSpec;
import dev.winnow.runtime.tokenize.TokenizedText;
import dev.winnow.runtime.tokenize.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Measures how far the inputs of an encoder's products reach, text by text. */
public final class RangeMeasurement {
  private static final long ANY = TensorSpec.ANY;

  private final EncoderSource source;
  private final Path tokenizer;
  private final int maxTokens;

  /**
   * Measures one encoder.
   *
   * @param tokenizer its {@code tokenizer.json}
   * @param maxTokens what lies behind them in a text is not read, as in use
   */
  public RangeMeasurement(EncoderSource source, Path tokenizer, int maxTokens) {
    this.source = source;
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
  }

  /**
   * The ranges over all texts.
   *
   * @param progress told how many texts are done
   */
  public ActivationRanges over(List<String> texts, IntConsumer progress) {
    RangeProbe probe = RangeProbe.into(source);
    Path probed = probedFile(probe);
    int channels = probe.widths().values().stream().mapToInt(Integer::intValue).sum();
    try (Tokenizer words = Tokenizer.open(tokenizer, maxTokens);
        ModelSession session = ModelSession.open(probed, signature(channels), Device.CPU)) {
      float[] most = new float[channels];
      FloatBuffer maxima = bytes(channels * Float.BYTES).asFloatBuffer();
      for (int i = 0; i < texts.size(); i++) {
        run(session, words.tokenize(texts.get(i)), maxima);
        for (int channel = 0; channel < channels; channel++) {
          most[channel] = Math.max(most[channel], maxima.get(channel));
        }
        progress.accept(i + 1);
      }
      return ActivationRanges.of(probe.widths(), most);
    } finally {
      delete(probed);
    }
  }

  private static void run(ModelSession session, TokenizedText text, FloatBuffer maxima) {
    int tokens = text.length();
    LongBuffer ids = bytes(tokens * Long.BYTES).asLongBuffer();
    text.writeTo(ids);
    LongBuffer ones = bytes(tokens * Long.BYTES).asLongBuffer();
    while (ones.hasRemaining()) {
      ones.put(1);
    }
    LongBuffer zeros = bytes(tokens * Long.BYTES).asLongBuffer();
    session.run(
        Map.of(
            "input_ids", Tensor.of(ids, 1, tokens),
            "attention_mask", Tensor.of(ones, 1, tokens),
            "token_type_ids", Tensor.of(zeros, 1, tokens)),
        RangeProbe.OUTPUT,
        Tensor.of(maxima, maxima.capacity()));
  }

  private static ModelSignature signature(int channels) {
    return new ModelSignature(
        List.of(
            TensorSpec.int64("input_ids", ANY, ANY),
            TensorSpec.int64("attention_mask", ANY, ANY),
            TensorSpec.int64("token_type_ids", ANY, ANY)),
        List.of(TensorSpec.float32(RangeProbe.OUTPUT, (long) channels)));
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }

  private static Path probedFile(RangeProbe probe) {
    try {
      Path file = Files.createTempFile("winnow-probe", ".onnx");
      probe.write(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
