package dev.winnow.benchmarks.encoder;

import dev.winnow.benchmarks.folder.TemporaryFolder;
import dev.winnow.benchmarks.turn.Sample;
import dev.winnow.onnx.encoder.EncoderCompiler;
import dev.winnow.onnx.encoder.EncoderSource;
import dev.winnow.onnx.encoder.HiddenStates;
import dev.winnow.runtime.encode.EncoderWorker;
import dev.winnow.runtime.tokenize.TokenizedText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Holds forms of one encoder against each other over the same texts. Forms take turns batch by
 * batch, and the time is that of the processor, so that what else the machine does hits all alike.
 *
 * <p>{@code ./winnow bench encoders --form maven-int8=FILE --input DIR}
 */
public final class EncoderFormsBenchmark {
  private static final int PADDED_TOKENS = 256;
  private static final int ARRIVAL_BATCH = 16;
  private static final String FLOAT32 = "float32";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Path model;
  private final EncoderSource float32;
  private final HiddenStates states;
  private final Map<String, Path> files;
  private final int rounds;

  /**
   * A benchmark of the form in a package and of others.
   *
   * @param model folder of the encoder's package
   * @param float32 what the package's form was compiled from, which distances are measured to
   * @param states what the form in the package gives out; float32 is made to give out the same
   * @param others more forms by name, as ONNX files; the first is what speeds are relative to
   */
  public EncoderFormsBenchmark(
      Path model,
      EncoderSource float32,
      HiddenStates states,
      Map<String, Path> others,
      int rounds) {
    this.model = model;
    this.float32 = float32;
    this.states = states;
    this.rounds = rounds;
    this.files = new LinkedHashMap<>(others);
  }

  /** Runs it, which takes some seconds a form and round for a thousand texts. */
  public List<FormFigures> run(List<String> texts) {
    List<EncoderForm> forms = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.create("winnow-forms")) {
      Path exact = folder.path().resolve("float32.onnx");
      EncoderCompiler.cut(float32, states, exact);
      files.put(FLOAT32, exact);
      files.put("winnow", model.resolve("model.onnx"));
      files.forEach(
          (name, file) ->
              forms.add(
                  EncoderForm.open(name, model, file, folder.path().resolve("" + forms.size()))));
      return measure(forms, forms.get(0).encoder()::tokenize, texts);
    } finally {
      forms.forEach(EncoderForm::close);
    }
  }

  private List<FormFigures> measure(
      List<EncoderForm> forms, Function<String, TokenizedText> tokenizer, List<String> texts) {
    List<TokenizedText> arrival = texts.stream().map(tokenizer).toList();
    double[][] nanos = nanos(forms, sorted(arrival));
    float[][] exact =
        one(forms.stream().filter(form -> form.name().equals(FLOAT32)).findFirst().orElseThrow())
            .apply(arrival);
    List<FormFigures> figures = new ArrayList<>();
    for (int i = 0; i < forms.size(); i++) {
      float[][] alone = one(forms.get(i)).apply(arrival);
      Distances toExact = new Distances(exact, alone);
      Distances toBatch = new Distances(alone, inBatches(forms.get(i), arrival));
      figures.add(
          new FormFigures(
              forms.get(i).name(),
              new Sample(Arrays.stream(nanos[i])).median() / 1e6 / texts.size(),
              new Sample(ratios(nanos[0], nanos[i])).median(),
              toExact.median(),
              toExact.quantile(0.95),
              toExact.max(),
              toBatch.median(),
              toBatch.max()));
    }
    return figures;
  }

  private interface Run {
    float[][] apply(List<TokenizedText> texts);
  }

  private static Run one(EncoderForm form) {
    return texts ->
        texts.stream().map(text -> form.worker().encode(List.of(text))[0]).toArray(float[][]::new);
  }

  private static float[][] inBatches(EncoderForm form, List<TokenizedText> texts) {
    return IntStream.iterate(0, from -> from < texts.size(), from -> from + ARRIVAL_BATCH)
        .mapToObj(from -> texts.subList(from, Math.min(texts.size(), from + ARRIVAL_BATCH)))
        .map(form.worker()::encode)
        .flatMap(Arrays::stream)
        .toArray(float[][]::new);
  }

  /** Processor time of all batches by form and round, after a round that does not count. */
  private double[][] nanos(List<EncoderForm> forms, List<List<TokenizedText>> batches) {
    double[][] nanos = new double[forms.size()][rounds];
    for (int round = -1; round < rounds; round++) {
      for (List<TokenizedText> batch : batches) {
        for (int i = 0; i < forms.size(); i++) {
          double own = nanos(forms.get(i).worker(), batch);
          if (round >= 0) {
            nanos[i][round] += own;
          }
        }
      }
    }
    return nanos;
  }

  private long nanos(EncoderWorker worker, List<TokenizedText> batch) {
    long start = threads.getCurrentThreadCpuTime();
    worker.encode(batch);
    return threads.getCurrentThreadCpuTime() - start;
  }

  private static List<List<TokenizedText>> sorted(List<TokenizedText> texts) {
    List<TokenizedText> byLength =
        texts.stream().sorted(Comparator.comparingInt(TokenizedText::length)).toList();
    List<List<TokenizedText>> batches = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= byLength.size(); to++) {
      boolean full =
          to == byLength.size() || byLength.get(to).length() * (to - from + 1) > PADDED_TOKENS;
      if (full) {
        batches.add(byLength.subList(from, to));
        from = to;
      }
    }
    return batches;
  }

  private static DoubleStream ratios(double[] first, double[] own) {
    return IntStream.range(0, own.length).mapToDouble(i -> first[i] / own[i]);
  }
}
