package dev.winnow.cli.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.schemas.Categories;
import dev.winnow.training.head.TrainingRun;
import dev.winnow.training.head.TrainingSettings;
import dev.winnow.training.intent.IntentRun;
import dev.winnow.training.intent.IntentSettings;
import dev.winnow.training.rows.RowSelection;
import dev.winnow.training.screen.PooledTeacher;
import dev.winnow.training.screen.ScreenRun;
import dev.winnow.training.screen.ScreenSettings;
import dev.winnow.training.screen.Teaching;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow train}. */
@Command(
    name = "train",
    description =
        "Train the heads of an encoder, a screen or intents on labelled rows and write them as model"
            + " packages with cards. Prints a JSON summary with thresholds that the dev rows suggest.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  private static final int ROWS_OF_HEADS = 4000;
  private static final int ROWS_OF_SCREEN = 20_000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of sets: <set>/train.jsonl.gz and <set>/dev.jsonl.gz, or plain.")
  private Path data = Path.of("");

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "heads of an encoder; a screen: a linear model over n-grams, for which --cache means"
              + " nothing, and --encoder, --models and --threads are those of --taught; or intents:"
              + " a linear model over n-grams that tells which one of many classes a text has."
              + " Default: ${DEFAULT-VALUE}.")
  private String kind = TrainedKind.HEADS.term();

  @Option(
      names = "--encoder",
      paramLabel = "ID",
      description = "The encoder's model package. Default: ${DEFAULT-VALUE}.")
  private String encoder = "all-minilm-l6-v2";

  @Option(
      names = "--category",
      paramLabel = "NAME",
      description = "Repeatable. Default: toxicity, hate, spam, prompt_injection.")
  private List<String> categories =
      List.of(Categories.TOXICITY, Categories.HATE, Categories.SPAM, Categories.PROMPT_INJECTION);

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "POOLING",
      description =
          "Of heads: the poolings of the encoder's vectors that they read side by side: mean, max,"
              + " cls. Default: the encoder's own.")
  private List<String> features = List.of();

  @Option(
      names = "--taught",
      split = ",",
      paramLabel = "NAME=SHARE",
      description =
          "Categories of a screen that learn from the encoder's heads too, which must be calibrated"
              + " unless the screen is of triggers: how much"
              + " their word counts beside a label, above 0, at most 1. Rows that do not label the"
              + " category are learned from as well.")
  private Map<String, Double> taught = Map.of();

  @Option(
      names = "--teachers",
      split = ",",
      paramLabel = "ENCODER",
      description =
          "Of --taught: encoders whose heads are asked. Of a category that several have a head for,"
              + " the mean of their log-odds counts. Default: the one of --encoder.")
  private List<String> teachers = List.of();

  @Option(
      names = "--excerpts",
      paramLabel = "N|NAME=N,...",
      description =
          "Of --taught: at most so many excerpts of each row, 2 to 32 words long, are put to the"
              + " heads too and learned from, 0 to 8; for all categories that are taught, or for"
              + " those that are named. Default: ${DEFAULT-VALUE}.")
  private String excerpts = "0";

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "NAME",
      description =
          "Categories of a screen for which a small network over embeddings of n-grams is tried"
              + " beside the linear model, and kept where it ranks unseen train rows better.")
  private List<String> networks = List.of();

  @Option(
      names = "--form",
      split = ",",
      paramLabel = "NAME",
      description =
          "Categories of a screen that are told by the form of a text too: how long it is, and how"
              + " many exclamation and question marks it has.")
  private List<String> form = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description =
          "Of intents: the set that they are learned from. Default: the only one whose rows have"
              + " the label.")
  private @Nullable String set;

  @Option(
      names = "--label",
      paramLabel = "FIELD",
      description =
          "Of intents: the label that names a row's class, as in \"labels\":{\"intent\":\"refund\"}."
              + " Default: ${DEFAULT-VALUE}.")
  private String label = IntentSettings.FIELD;

  @Option(
      names = "--out-of-scope",
      paramLabel = "CLASS",
      description =
          "Of intents: the class of texts that have none of the others, for the figures. Default:"
              + " ${DEFAULT-VALUE}.")
  private String outOfScope = IntentSettings.OUT_OF_SCOPE;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the packages go. Default: ${DEFAULT-VALUE}.")
  private Path out = Path.of("models");

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Vectors of texts that were encoded before. Default: ${DEFAULT-VALUE}.")
  private Path cache = Path.of(".winnow", "embeddings");

  @Option(
      names = "--lang",
      paramLabel = "CODE",
      description =
          "Rows of other languages are left out, unknown ones are not. Default: ${DEFAULT-VALUE}.")
  private String language = "en";

  @Option(
      names = "--foreign",
      split = ",",
      paramLabel = "NAME=CODE",
      description =
          "Categories of a screen that learn from train rows of a further language too: what is"
              + " written in another, or labelled in too few rows of one's own.")
  private List<String> foreign = List.of();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "At most so many positives and so many negatives of a set, of intents so many of a class."
              + " Default: 4000, of a screen and of intents 20000.")
  private @Nullable Integer rowsPerLabel;

  @Option(
      names = "--uncalibrated",
      description =
          "Make heads, or a screen, that are triggers: they pass items on and never decide. For"
              + " rows that say nothing of how often a category comes. The screen's package is"
              + " screen-LANG-triggers.")
  private boolean uncalibrated;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs of the encoder at once. Default: one a core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 17;

  @Override
  public Integer call() {
    ObjectNode json =
        switch (checkedKind()) {
          case HEADS -> trainHeads();
          case SCREEN -> trainScreen();
          case INTENTS -> trainIntents();
        };
    spec.commandLine().getOut().println(json);
    return 0;
  }

  private TrainedKind checkedKind() {
    TrainedKind checked = TrainedKind.of(kind);
    if (set != null && checked != TrainedKind.INTENTS) {
      throw new IllegalArgumentException(
          "--set: of %s (expected: with --kind intents)".formatted(checked.term()));
    }
    if (!features.isEmpty() && checked != TrainedKind.HEADS) {
      throw new IllegalArgumentException(
          "--features: of %s (expected: with --kind heads)".formatted(checked.term()));
    }
    requireScreen("--taught", !taught.isEmpty(), checked);
    requireScreen("--teachers", !teachers.isEmpty(), checked);
    if (!teachers.isEmpty() && taught.isEmpty()) {
      throw new IllegalArgumentException("--teachers: without --taught (expected: both)");
    }
    if (!excerpts.equals("0") && taught.isEmpty()) {
      throw new IllegalArgumentException("--excerpts: without --taught (expected: both)");
    }
    requireScreen("--networks", !networks.isEmpty(), checked);
    requireScreen("--form", !form.isEmpty(), checked);
    requireScreen("--foreign", !foreign.isEmpty(), checked);
    return checked;
  }

  private static void requireScreen(String option, boolean given, TrainedKind kind) {
    if (given && kind != TrainedKind.SCREEN) {
      throw new IllegalArgumentException(
          "%s: of %s (expected: with --kind screen)".formatted(option, kind.term()));
    }
  }

  private ObjectNode trainHeads() {
    TrainingSettings settings =
        new TrainingSettings(
            data,
            models.folder(),
            encoder,
            categories,
            features.stream().map(Pooling::of).toList(),
            out,
            cache,
            language,
            rowsPerLabel == null ? ROWS_OF_HEADS : rowsPerLabel,
            !uncalibrated,
            threads,
            seed);
    return TrainingJson.heads(
        encoder, seed, new TrainingRun(settings, Clock.systemUTC(), this::progress).run());
  }

  private ObjectNode trainScreen() {
    int rows = rowsPerLabel == null ? ROWS_OF_SCREEN : rowsPerLabel;
    ScreenSettings settings =
        new ScreenSettings(
            "screen-" + language + (uncalibrated ? "-triggers" : ""),
            data,
            out,
            new RowSelection(categories, language, foreign(), rows, !taught.isEmpty(), seed),
            uncalibrated ? ScreenSettings.SHAPE_OF_TRIGGERS : ScreenSettings.SHAPE,
            teaching(),
            networks,
            form,
            !uncalibrated);
    return TrainingJson.screen(
        seed, new ScreenRun(settings, Clock.systemUTC(), this::progress).run());
  }

  private Map<String, Set<String>> foreign() {
    Map<String, Set<String>> languages = new HashMap<>();
    for (String one : foreign) {
      String[] parts = one.split("=", -1);
      if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
        throw new IllegalArgumentException(
            "--foreign: %s (expected: NAME=CODE, such as spam=de)".formatted(one));
      }
      languages.computeIfAbsent(parts[0].strip(), name -> new HashSet<>()).add(parts[1].strip());
    }
    return languages;
  }

  private ObjectNode trainIntents() {
    IntentSettings settings =
        new IntentSettings(
            data,
            Optional.ofNullable(set),
            label,
            outOfScope,
            out,
            language,
            rowsPerLabel == null ? ROWS_OF_SCREEN : rowsPerLabel,
            IntentSettings.SHAPE,
            seed);
    return TrainingJson.intents(
        seed, new IntentRun(settings, Clock.systemUTC(), this::progress).run());
  }

  private Optional<Teaching> teaching() {
    return taught.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Teaching(
                PooledTeacher.of(
                    models.folder(),
                    teachers.isEmpty() ? List.of(encoder) : teachers,
                    taught.keySet(),
                    threads,
                    !uncalibrated),
                taught,
                ExcerptsOption.of(excerpts, taught.keySet())));
  }

  private void progress(String line) {
    spec.commandLine().getErr().println(line);
  }
}
