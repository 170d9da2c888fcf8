package dev.winnow.cli.thresholds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.classify.CascadeOptions;
import dev.winnow.cli.feedback.FeedbackOptions;
import dev.winnow.cli.feedback.ServiceCheck;
import dev.winnow.cli.feedback.StreamSample;
import dev.winnow.pipeline.cascade.CascadeStage;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.Stage;
import dev.winnow.training.certify.Limits;
import dev.winnow.training.data.LabelledFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code winnow thresholds}. */
@Command(
    name = "thresholds",
    description = {
      "Find the thresholds of all stages that keep two limits for a category, and prove it on the"
          + " whole cascade: of what machines act on alone, so many may be wrong; of all violations,"
          + " machines alone may let so many pass.",
      "With --feedback: check whether the thresholds in service still keep them.",
      "With --answers: find and prove thresholds by what people answered.",
      "Prints the certificate and its price as JSON. Where the rows are too few it says how many are"
          + " needed, and the exit code is 1."
    },
    mixinStandardHelpOptions = true)
public final class ThresholdsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CascadeOptions cascade = new CascadeOptions();
  @Mixin private PriceOptions price = new PriceOptions();
  @Mixin private FeedbackOptions feedback = new FeedbackOptions();

  @Option(
      names = "--input",
      paramLabel = "FILE|DIR",
      description =
          "Labelled rows that no model was trained on, drawn like the stream; of a folder all files"
              + " but train.jsonl(.gz).")
  private @Nullable Path input;

  @Option(
      names = "--limit",
      required = true,
      paramLabel = "CATEGORY=WRONG/MISSED",
      converter = CategoryLimits.Converter.class,
      description = "The two limits, such as spam=0.02/0.05; repeatable, all hold at once.")
  private List<CategoryLimits> limits = List.of();

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "That all limits hold. Default: ${DEFAULT-VALUE}.")
  private double confidence = 0.95;

  @Option(
      names = "--prevalence",
      paramLabel = "SHARE",
      description = "How common violations are in the stream. Default: as in the rows.")
  private @Nullable Double prevalence;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 17;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description = "More rows than memory has room for are refused. Default: ${DEFAULT-VALUE}.")
  private int maxRows = 200_000;

  @Option(
      names = "--policy-out",
      paramLabel = "FILE",
      description =
          "Where the whole policy goes, with these thresholds: policy set --file takes it.")
  private @Nullable Path policyOut;

  @Option(
      names = "--drift-reference",
      paramLabel = "FILE",
      description =
          "Where the distribution of the rows that were proven on goes, under the policy with these"
              + " thresholds: the moderate job and drift check hold the stream against it.")
  private @Nullable Path driftReference;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description =
          "Try the method itself on so many draws from the rows, and count how often the limits held"
              + " in all of them. Default: ${DEFAULT-VALUE}.")
  private int resamples;

  @Option(
      names = "--resample-rows",
      paramLabel = "N",
      description = "Rows of each draw. Default: as many as there are.")
  private @Nullable Integer resampleRows;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long given =
        Stream.of(input != null, feedback.isGiven(), feedback.isToFind())
            .filter(each -> each)
            .count();
    if (given != 1) {
      throw new ParameterException(
          spec.commandLine(), "--input, --feedback, --answers: (expected: one of them)");
    }
    return feedback.isGiven() ? check() : feedback.isToFind() ? certifyByAnswers() : certify();
  }

  private int check() throws IOException, InterruptedException {
    if (policyOut != null || driftReference != null || prevalence != null || resamples > 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--feedback: with --policy-out, --drift-reference, --prevalence or --resamples"
              + " (expected: none of them)");
    }
    Map<String, Limits> wanted = new LinkedHashMap<>();
    limits.forEach(limit -> wanted.put(limit.category(), limit.limits()));
    return new ServiceCheck(inService(), wanted, confidence)
        .run(feedback, spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private int certifyByAnswers() throws IOException, InterruptedException {
    if (driftReference != null || prevalence != null || resamples > 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--answers: with --drift-reference, --prevalence or --resamples (expected: none of"
              + " them)");
    }
    PrintWriter notes = spec.commandLine().getErr();
    Terms terms = new Terms(confidence, OptionalDouble.empty(), seed);
    Policy policy = inService();
    StreamSample sample = feedback.sample(policy, wanted(), maxRows, notes);
    List<CascadeStage> stages = cascade.moderating(notes);
    try {
      PolicyDraft draft = new PolicyDraft(policy, limits, stages, Set.of(Stage.GENERAL));
      Proof proof =
          new AnswerRun(draft, cascade.guard(), price, terms)
              .run(sample, spec.commandLine().getOut(), notes);
      write(draft, proof);
      return proof == null || sample.unreadable() > 0 ? 1 : 0;
    } finally {
      stages.forEach(stage -> stage.classifier().close());
    }
  }

  /** What {@code --policy} names, else what the topic that is read has in force. */
  private Policy inService() throws IOException, InterruptedException {
    Policy inForce = cascade.statesPolicy() ? null : feedback.inForce();
    return inForce == null ? cascade.policy() : inForce;
  }

  private Set<String> wanted() {
    return limits.stream().map(CategoryLimits::category).collect(Collectors.toSet());
  }

  private int certify() throws IOException {
    Terms terms =
        new Terms(
            confidence,
            prevalence == null ? OptionalDouble.empty() : OptionalDouble.of(prevalence),
            seed);
    if (driftReference != null && prevalence != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--drift-reference: with --prevalence the rows are not mixed like the stream (expected:"
              + " one of them; see drift reference)");
    }
    List<CascadeStage> stages = cascade.stages(spec.commandLine().getErr());
    try {
      return run(new PolicyDraft(cascade.policy(), limits, stages), terms);
    } finally {
      stages.forEach(stage -> stage.classifier().close());
    }
  }

  private int run(PolicyDraft draft, Terms terms) throws IOException {
    LabelledTexts texts = read();
    Recording recording = new Recording(cascade.guard(), draft.stages());
    texts.rows().forEach(recording::submit);
    List<RecordedRow> rows = recording.finish();
    Replay replay = new Replay(cascade.guard(), draft.stages(), rows);
    CascadeProof proof = new CascadeProof(draft, replay, price.prices(), terms);
    Finding finding =
        finding(
            draft,
            terms,
            replay,
            proof,
            SplitRows.byText(rows, seed),
            new Finding.InputCounts(texts.repeated(), recording.rejected()));
    ObjectNode json = new FindingJson(draft, terms, price).of(finding);
    if (resamples > 0) {
      int drawn = resampleRows == null ? rows.size() : resampleRows;
      json.set("resamples", new ResampleCheck(proof, draft, terms).run(rows, resamples, drawn));
    }
    new FindingTable(draft, terms, price, spec.commandLine().getErr()).print(finding);
    spec.commandLine().getOut().println(json);
    write(draft, finding.proof());
    if (driftReference != null && finding.proof() != null) {
      Policy policy = draft.with(finding.proof().vectors());
      ProvenReference.write(driftReference, replay.moderated(policy, finding.split().proven()));
    }
    return finding.proof() == null ? 1 : 0;
  }

  private LabelledTexts read() {
    LabelledTexts texts = new LabelledTexts(wanted(), maxRows);
    for (LabelledFile file : LabelledFile.forEvaluation(Objects.requireNonNull(input))) {
      spec.commandLine().getErr().println("thresholds: " + file.path());
      file.forEach(texts::add);
    }
    return texts;
  }

  private static Finding finding(
      PolicyDraft draft,
      Terms terms,
      Replay replay,
      CascadeProof proof,
      SplitRows split,
      Finding.InputCounts input) {
    List<Shortage> shortages = Shortage.of(draft, split, terms);
    Proof proven =
        shortages.isEmpty()
            ? proof
                .certify(split)
                .map(found -> Proof.ofRows(found, terms.confidence()))
                .orElse(null)
            : null;
    Reach reach =
        proven == null
            ? null
            : Reach.of(
                draft.wanted(),
                split.proven(),
                replay.under(draft.with(proven.vectors()), split.proven()),
                terms.prevalence());
    return new Finding(input, split, shortages, proven, reach);
  }

  private void write(PolicyDraft draft, @Nullable Proof proof) throws IOException {
    if (policyOut != null && proof != null) {
      Files.writeString(policyOut, PolicyYaml.write(draft.with(proof.vectors())));
    }
  }
}
