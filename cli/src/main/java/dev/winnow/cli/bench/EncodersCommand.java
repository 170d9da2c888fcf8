package dev.winnow.cli.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.encoder.EncoderFormsBenchmark;
import dev.winnow.benchmarks.encoder.FormFigures;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.onnx.encoder.EncoderCompiler;
import dev.winnow.onnx.encoder.EncoderSource;
import dev.winnow.onnx.encoder.HiddenStates;
import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.data.RowSample;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow bench encoders}. */
@Command(
    name = "encoders",
    description =
        "Forms of one encoder against each other: speed, distance to float32, and how far a vector"
            + " depends on what shares its batch.",
    mixinStandardHelpOptions = true)
final class EncodersCommand implements Callable<Integer> {
  private static final long SEED = 17;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "The encoder's model package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "all-minilm-l6-v2";

  @Option(
      names = "--float32",
      paramLabel = "FILE",
      description = "The encoder as exported. Default: what the build compiled it from.")
  private @Nullable Path float32;

  @Option(
      names = "--adapter",
      paramLabel = "DIR",
      description =
          "Folder of the adapter that was folded into the package's form, to be folded into float32"
              + " as well. Default: `tuning` of the package's folder in models/, where it is.")
  private @Nullable Path adapter;

  @Option(
      names = "--states",
      paramLabel = "N,N",
      description =
          "What the package's form gives out, as `encoder compile` was told. Default: the last"
              + " layer's state alone.")
  private @Nullable String states;

  @Option(
      names = "--form",
      paramLabel = "NAME=FILE",
      description =
          "One more form, as an ONNX file; speeds are relative to the first one. Repeatable.")
  private Map<String, Path> forms = new LinkedHashMap<>();

  @Option(
      names = "--input",
      paramLabel = "FILE|DIR",
      description = "Labelled rows to take texts from. Default: samples/posts.jsonl.")
  private @Nullable Path input;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "At most so many texts of a file. Default: ${DEFAULT-VALUE}.")
  private int rows = 50;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds after the warm-up. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Override
  public Integer call() {
    Path root = Path.of(System.getProperty("winnow.root", ""));
    Path exported =
        float32 != null
            ? float32
            : root.resolve("model-runtime/target/encoders").resolve(encoder).resolve("model.onnx");
    EncoderSource source = new EncoderSource(exported, adapter(root));
    List<String> texts =
        texts(input != null ? input : root.resolve("samples").resolve("posts.jsonl"));
    List<FormFigures> figures =
        new EncoderFormsBenchmark(
                models.folder().resolve(encoder), source, states(source), forms, rounds)
            .run(texts);
    table(figures);
    spec.commandLine().getOut().println(json(texts.size(), figures));
    return 0;
  }

  private @Nullable Path adapter(Path root) {
    Path tuning = root.resolve("models").resolve(encoder).resolve("tuning");
    return adapter == null && Files.isDirectory(tuning) ? tuning : adapter;
  }

  private HiddenStates states(EncoderSource source) {
    return states != null ? HiddenStates.parse(states) : EncoderCompiler.lastState(source);
  }

  private List<String> texts(Path from) {
    RowSample sample = new RowSample(SEED);
    return LabelledFile.forEvaluation(from).stream()
        .flatMap(file -> sample.any(rows, file.rows()).stream())
        .map(LabelledRow::text)
        .toList();
  }

  private void table(List<FormFigures> figures) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("form              CPU ms/item  speed  to float32: median      p95  alone/batch");
    for (FormFigures form : figures) {
      err.println(
          String.format(
              Locale.ROOT,
              "%-16s %12.2f %6.2f %19.1e %8.1e %12.1e",
              form.name(),
              form.cpuMillisPerItem(),
              form.speed(),
              form.medianDistance(),
              form.p95Distance(),
              form.maxBatchDistance()));
    }
  }

  private static ObjectNode json(int texts, List<FormFigures> figures) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("texts", texts);
    ArrayNode array = json.putArray("forms");
    for (FormFigures form : figures) {
      ObjectNode one =
          array
              .addObject()
              .put("name", form.name())
              .put("cpuMillisPerItem", form.cpuMillisPerItem())
              .put("speed", form.speed());
      if (!Double.isNaN(form.medianDistance())) {
        one.put("medianDistance", form.medianDistance())
            .put("p95Distance", form.p95Distance())
            .put("maxDistance", form.maxDistance());
      }
      one.put("medianBatchDistance", form.medianBatchDistance())
          .put("maxBatchDistance", form.maxBatchDistance());
    }
    return json;
  }
}
