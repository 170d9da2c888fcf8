package dev.winnow.cli.models;

import dev.winnow.cli.classify.CascadeOptions;
import dev.winnow.pipeline.policy.CategoryPolicy;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.pipeline.policy.Thresholds;
import dev.winnow.pipeline.policy.Traits;
import dev.winnow.runtime.language.LanguageTag;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.NgramLinearManifest;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.schemas.Stage;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.evaluate.Bootstrap;
import dev.winnow.training.promote.Contender;
import dev.winnow.training.promote.DecisionPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On which rows, and at which thresholds, a candidate is compared. */
final class GuardOptions {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE|DIR",
      description =
          "Labelled rows that neither package was fitted on, as JSON Lines, plain or gzip; of a"
              + " folder all files but train.jsonl(.gz).")
  private Path data = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "The rules whose thresholds are looked at, as YAML. Default: the policy that comes with"
              + " Winnow.")
  private @Nullable Path policy;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description =
          "Whose thresholds. Default: screen for a model over n-grams, else specialists, or general"
              + " for a head of the general model's encoder.")
  private @Nullable String stage;

  @Option(
      names = "--lang",
      paramLabel = "CODE",
      description =
          "Rows of other languages are left out, unknown ones are not. Default: the first that the"
              + " package says it reads, else en.")
  private @Nullable String language;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Of the bootstrap, at least 100. Default: ${DEFAULT-VALUE}.")
  private int resamples = 400;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 17;

  private static final int FEWEST_RESAMPLES = 100;

  Path data() {
    return data;
  }

  Bootstrap bootstrap() {
    if (resamples < FEWEST_RESAMPLES) {
      throw new IllegalArgumentException(
          "--resamples: %d (expected: at least %d)".formatted(resamples, FEWEST_RESAMPLES));
    }
    return new Bootstrap(resamples, seed);
  }

  String language(Contender candidate) {
    return language != null ? language : candidate.languages().stream().findFirst().orElse("en");
  }

  /** Whether a row is in the language, or in none that is known. */
  boolean takes(LabelledRow row, Contender candidate) {
    String wanted = language(candidate);
    return LanguageTag.primary(row.lang()).map(wanted::equals).orElse(true);
  }

  Stage stage(PackageManifest manifest) {
    if (stage != null) {
      return Stage.of(stage);
    }
    if (manifest instanceof NgramLinearManifest) {
      return Stage.SCREEN;
    }
    return manifest instanceof HeadManifest head
        ? CascadeOptions.stageOf(head.encoder())
        : Stage.SPECIALISTS;
  }

  Policy policy() throws IOException {
    return PolicyYaml.parse(
        1, policy == null ? PolicyYaml.defaultDocument() : Files.readString(policy));
  }

  /** Where a policy decides on a category; even odds where it says nothing of it there. */
  DecisionPoint point(Policy rules, String category, Contender candidate) {
    CategoryPolicy of = rules.categories().get(category);
    if (of == null) {
      return DecisionPoint.EVEN;
    }
    Thresholds found =
        rules.thresholds(
            category,
            of,
            stage(candidate.manifest()),
            new Traits("default", "other", language(candidate)));
    return found == null ? DecisionPoint.EVEN : new DecisionPoint(found.allow(), found.act());
  }
}
