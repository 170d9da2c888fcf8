package dev.winnow.cli.classify;

import dev.winnow.cli.lines.LineLimit;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.job.ScreenSettings;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.session.Device;
import dev.winnow.schemas.Stage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which stages of the cascade run, with which models, under which policy. */
public final class CascadeOptions {
  private static final Map<Stage, String> ENCODERS =
      Map.of(Stage.SPECIALISTS, "all-minilm-l6-v2", Stage.GENERAL, "bge-small-en-v1.5");

  @Option(
      names = "--stages",
      split = ",",
      paramLabel = "STAGE",
      description = "Of screen, specialists, general. Default: ${DEFAULT-VALUE}.")
  private List<String> stages;

  @Mixin private ModelsOption models = new ModelsOption();

  @Option(
      names = "--screen",
      paramLabel = "ID,…",
      description =
          "Packages of the stage screen, or none; auto is each screen-… of the folder that says"
              + " which languages it reads, and may stand among others. Default: ${DEFAULT-VALUE}.")
  private String screen = ScreenSettings.AUTO;

  @Mixin private LanguageOptions languages = new LanguageOptions();

  @Option(
      names = "--beside",
      split = ",",
      paramLabel = "ID",
      description =
          "Packages that the specialists run beside their encoder; the heads of their categories"
              + " are left out.")
  private List<String> beside = List.of();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The rules, as YAML. Default: the policy that comes with Winnow.")
  private @Nullable Path policy;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "cpu, auto or cuda:N. Default: auto.")
  private String device = Device.AUTO.toString();

  @Option(
      names = "--max-text-bytes",
      paramLabel = "BYTES",
      description = "The longest text that is classified. Default: ${DEFAULT-VALUE}.")
  private int maxTextBytes = Guard.DEFAULT_MAX_TEXT_BYTES;

  /** All stages, unless told otherwise. */
  public CascadeOptions() {
    this(Stage.SCREEN, Stage.SPECIALISTS, Stage.GENERAL);
  }

  /** These stages, unless told otherwise. */
  public CascadeOptions(Stage... stages) {
    this.stages = Arrays.stream(stages).map(Stage::term).toList();
  }

  /** Whether a stage is asked for. */
  public boolean runs(Stage stage) {
    return wanted().contains(stage);
  }

  /**
   * Loads the models; the caller closes the cascade.
   *
   * @param notes is told of stages that are left out
   */
  public Cascade open(PrintWriter notes) throws IOException {
    Policy rules = policy();
    return new Cascade(guard(), languages.open(), rules, stages(notes), Clock.systemUTC());
  }

  /**
   * The stages alone, in their order, with their models loaded; the caller closes the classifiers.
   *
   * @param notes is told of stages that are left out
   */
  public List<CascadeStage> stages(PrintWriter notes) {
    return stages(models.folder(), notes);
  }

  /** The same of the stages that the moderate job runs: those before the general model. */
  public List<CascadeStage> moderating(PrintWriter notes) {
    Set<Stage> wanted = wanted();
    wanted.remove(Stage.GENERAL);
    return stages(models.folder(), wanted, notes);
  }

  private List<CascadeStage> stages(Path packages, PrintWriter notes) {
    return stages(packages, wanted(), notes);
  }

  private List<CascadeStage> stages(Path packages, Set<Stage> wanted, PrintWriter notes) {
    List<CascadeStage> opened = new ArrayList<>();
    try {
      for (Stage stage : wanted) {
        open(packages, stage)
            .ifPresentOrElse(
                models -> opened.add(new CascadeStage(stage, models)),
                () -> notes.println("stage " + stage.term() + ": no model for it, left out"));
      }
      return opened;
    } catch (RuntimeException e) {
      opened.forEach(stage -> stage.classifier().close());
      throw e;
    }
  }

  /**
   * The same cascade with another policy, or with other models; the caller closes it.
   *
   * @param other a policy's file, or a folder of model packages
   * @param notes is told of stages that are left out
   */
  public Cascade openAgainst(Path other, PrintWriter notes) throws IOException {
    if (Files.isDirectory(other)) {
      return new Cascade(
          guard(), languages.open(), policy(), stages(other, notes), Clock.systemUTC());
    }
    Policy rules = PolicyYaml.parse(1, Files.readString(other));
    return new Cascade(guard(), languages.open(), rules, stages(notes), Clock.systemUTC());
  }

  /** The stage that runs the heads of an encoder. */
  public static Stage stageOf(String encoder) {
    return encoder.equals(ENCODERS.get(Stage.GENERAL)) ? Stage.GENERAL : Stage.SPECIALISTS;
  }

  /** The rules that {@code --policy} names. */
  public Policy policy() throws IOException {
    return PolicyYaml.parse(
        1, policy == null ? PolicyYaml.defaultDocument() : Files.readString(policy));
  }

  /** Whether rules were named. */
  public boolean statesPolicy() {
    return policy != null;
  }

  public Guard guard() {
    return new Guard(maxTextBytes);
  }

  /** The longest line of JSON that may hold an item the guard lets in. */
  public int maxLineBytes() {
    return LineLimit.ofText(maxTextBytes);
  }

  private Optional<Classifier> open(Path packages, Stage stage) {
    String encoder = ENCODERS.get(stage);
    return encoder == null
        ? ScreenSettings.of(packages.toString(), screen).open()
        : Optional.of(ModelHost.acquire(spec(packages, stage, encoder)));
  }

  private ClassifierSpec spec(Path packages, Stage stage, String encoder) {
    return ClassifierSpec.of(packages, encoder)
        .withBeside(stage == Stage.SPECIALISTS ? beside : List.of())
        .withDevice(Device.parse(device));
  }

  private Set<Stage> wanted() {
    EnumSet<Stage> wanted = EnumSet.noneOf(Stage.class);
    for (String name : stages) {
      Stage stage = Stage.of(name);
      if (stage != Stage.SCREEN && !ENCODERS.containsKey(stage)) {
        throw new IllegalArgumentException(
            "--stages: " + name + " (expected: screen, specialists, general)");
      }
      wanted.add(stage);
    }
    return wanted;
  }
}
